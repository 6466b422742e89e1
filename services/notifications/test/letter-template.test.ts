import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { letterTemplate } from '../src/mail/letter.generated.js';

const places = (text: string) => new Set(text.match(/\{\{[^}]*\}\}/g));
const read = (name: string) => readFileSync(new URL(`../src/mail/${name}`, import.meta.url), 'utf8');

test('what letters are filled into is what the MJML makes', () => {
  const { status, stderr } = spawnSync(process.execPath, ['launcher/templates.mjs', '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('it asks for no more than the MJML does, and fetches nothing', () => {
  expect(places(letterTemplate)).toEqual(places(read('letter.mjml')));
  expect(letterTemplate).not.toMatch(/<(?:script|link|iframe)|url\(|@import|src="http/);
});
