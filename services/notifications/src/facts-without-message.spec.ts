import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { facts } from '#contracts';
import { factsWithoutMessage } from './facts-without-message.js';
import { messages } from './messages.js';

const followed = new Set(messages.map(({ after }) => after.type));
const nameOf = (type: string) => type.split('.')[2]!;
const without = factsWithoutMessage.map(([{ type }]) => type);

test('every fact has its message, or there is a word on why it has none', () => {
  expect(facts.map(({ type }) => type).filter((type) => !followed.has(type) && !without.includes(type))).toEqual([]);
});

test('no fact is both followed by a message and said not to be, or said twice', () => {
  expect(without.filter((type, index) => followed.has(type) || without.indexOf(type) !== index)).toEqual([]);
});

test('the README tells the same', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = /^\| Fact \| Why not \|\n\|[-|]+\n((?:\|.*\n)+)/m.exec(readme)![1]!;
  const told = table.trim().split('\n').flatMap((row) => {
    const [names, why] = row.split('|').slice(1, -1).map((cell) => cell.trim()) as [string, string];
    return names.split(', ').map((name) => `${name.replaceAll('`', '')}: ${why}`);
  });
  expect(new Set(told)).toEqual(new Set(factsWithoutMessage.map(([{ type }, why]) => `${nameOf(type)}: ${why}`)));
});
