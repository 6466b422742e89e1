import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startSmsStandIn } from './sms.js';

let server: Server;
let url: string;

beforeEach(async () => {
  server = await startSmsStandIn({ port: 0, username: 'parken', password: 'secret' });
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});

afterEach(() => {
  server.close();
});

const good = { from: 'Parken', to: '+46740000001', message: 'Välkommen på torsdag' };

async function send(form: Record<string, string>, password = 'secret') {
  const response = await fetch(`${url}/a1/sms`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`parken:${password}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  return { status: response.status, text: await response.text() };
}

const inbox = async () => (await (await fetch(`${url}/messages`)).json()) as unknown[];

test('takes a message, answers as the operator does and shows it', async () => {
  const { status, text } = await send(good);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ ...good, status: 'created', direction: 'outgoing', parts: 1, id: expect.stringMatching(/^s\w{32}$/) });
  expect(await inbox()).toEqual([expect.objectContaining(good)]);
  expect(await (await fetch(url)).text()).toContain('Välkommen på torsdag');
});

test.each([
  ['a wrong password', good, 'nonsense', 401],
  ['a number without its country', { ...good, to: '0740000001' }, 'secret', 400],
  ['a sender of twelve letters', { ...good, from: 'ParkenParken' }, 'secret', 400],
  ['a sender that begins with a digit', { ...good, from: '2Parken' }, 'secret', 400],
  ['a sender with a space', { ...good, from: 'Park en' }, 'secret', 400],
  ['no message', { from: good.from, to: good.to }, 'secret', 400],
  ['a message far too long', { ...good, message: 'å'.repeat(2_000) }, 'secret', 400],
  ['a parameter that there is not', { ...good, colour: 'red' }, 'secret', 400],
])('refuses %s', async (_what, form, password, expected) => {
  expect((await send(form, password)).status).toBe(expected);
  expect(await inbox()).toEqual([]);
});

test('a message is shown as text, whatever is in it', async () => {
  await send({ ...good, message: '<script>alert(1)</script>' });
  expect(await (await fetch(url)).text()).not.toContain('<script>');
});
