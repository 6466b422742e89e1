import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Message } from '../src/announcing/message.js';
import { wordsFor } from '../src/domain/when.js';
import { messages } from '../src/messages.js';

/** What the README tells of a message but for what it says, which is for people to write. */
function rowOf({ name, after, to, category, when, email, sms, app }: Message): string[] {
  const fact = after.type.split('.')[2]!;
  const ways = [...(email ? ['mail'] : []), ...(sms === 'never' ? [] : [`SMS ${sms.replace('-', ' ')}`]), ...(app ? ['app'] : [])];
  return [`\`${name}\``, fact === name ? '' : `\`${fact}\``, to.replace('-', ' '), category, wordsFor(when), ways.join(', ')];
}

test('the table of messages in the README is the table in code', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = /^\| Message \| After .*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(readme)![1]!;
  const rows = table.trim().split('\n').map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));
  expect(rows.map((cells) => cells.slice(0, 6))).toEqual(messages.map(rowOf));
  expect(rows.filter(([, , , , , , says]) => !says)).toEqual([]);
});
