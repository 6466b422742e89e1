import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { listen, readForm } from './http.js';
import { startSmsStandIn } from './sms.js';

let server: Server;
let url: string;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  server = await startSmsStandIn({ port: 0, username: 'parken', password: 'secret', arrivesAfterMs: null, firstPauseMs: 20 }, ({ message }) => heard.push(message));
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

const report = (id: string, fields: Record<string, string>) => fetch(`${url}/messages/${id}/reports`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const inbox = async () => (await (await fetch(`${url}/messages`)).json()) as unknown[];

test('takes a message, answers as the operator does and shows it with its parts and its cost', async () => {
  const { status, text } = await send(good);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ ...good, status: 'created', direction: 'outgoing', parts: 1, cost: 5200, created: expect.stringMatching(/^[\d-]+T[\d:.]+$/), id: expect.stringMatching(/^s\w{32}$/) });
  expect(await inbox()).toEqual([expect.objectContaining(good)]);
  expect(await (await fetch(url)).text()).toMatch(/Välkommen på torsdag\n<td>1<td>0\.52/);
});

test.each([
  ['a wrong password', good, 'nonsense', 401],
  ['a number without its country', { ...good, to: '0740000001' }, 'secret', 400],
  ['a sender of twelve letters', { ...good, from: 'ParkenParken' }, 'secret', 400],
  ['a sender that begins with a digit', { ...good, from: '2Parken' }, 'secret', 400],
  ['a sender with a space', { ...good, from: 'Park en' }, 'secret', 400],
  ['no message', { from: good.from, to: good.to }, 'secret', 400],
  ['a message far too long', { ...good, message: 'å'.repeat(2_000) }, 'secret', 400],
  ['a report to an address that is none', { ...good, whendelivered: 'parken.example' }, 'secret', 400],
  ['a report by anything but HTTP', { ...good, whendelivered: 'ftp://parken.example' }, 'secret', 400],
  ['to hide what cannot be hidden', { ...good, dontlog: 'everything' }, 'secret', 400],
  ['a parameter that there is not', { ...good, colour: 'red' }, 'secret', 400],
])('refuses %s', async (_what, form, password, expected) => {
  expect((await send(form, password)).status).toBe(expected);
  expect(await inbox()).toEqual([]);
});

test('a message is shown as text, whatever is in it', async () => {
  await send({ ...good, message: '<script>alert(1)</script>' });
  expect(await (await fetch(url)).text()).not.toContain('<script>');
});

test('what is not to be logged comes to the telephone and is kept nowhere', async () => {
  const { status } = await send({ ...good, message: 'Dörrkod 918273', dontlog: 'message' });
  expect([status, heard]).toEqual([200, ['Dörrkod 918273']]);
  expect(JSON.stringify(await inbox()) + (await (await fetch(url)).text())).not.toContain('918273');
  expect(await inbox()).toMatchObject([{ to: good.to, message: null, parts: 1 }]);
});

describe('a report', () => {
  let listener: Server;
  let answers: number[];
  let received: Record<string, string>[];

  beforeEach(async () => {
    [answers, received] = [[], []];
    listener = await listen(0, '127.0.0.1', (request, response) => {
      void (async () => {
        received.push({ ...Object.fromEntries(await readForm(request)), to: request.url!, type: request.headers['content-type']! });
        response.writeHead(answers.shift() ?? 204).end();
      })();
    });
  });

  afterEach(() => void listener.close());

  const sent = async () => {
    const { text } = await send({ ...good, whendelivered: `http://127.0.0.1:${(listener.address() as { port: number }).port}/hooks/sms/key?delivery=1` });
    return (JSON.parse(text) as { id: string }).id;
  };
  const come = (count: number) =>
    eventually(`${count} reports have come`, () => {
      expect(received).toHaveLength(count);
      return received;
    });

  test('is a form with the id, the status and, of what has come, when in UTC', async () => {
    const id = await sent();
    await report(id, { status: 'delivered' });
    expect(await come(1)).toEqual([
      { id, status: 'delivered', delivered: expect.stringMatching(/^[\d-]+T[\d:.]+$/), to: '/hooks/sms/key?delivery=1', type: expect.stringContaining('x-www-form-urlencoded') },
    ]);
    await report(id, { status: 'failed' });
    expect((await come(2))[1]).not.toHaveProperty('delivered');
    expect(await (await fetch(url)).text()).toContain('delivered: 204');
  });

  test.each([404, 429, 500, 503, 301, 205])('is sent again as long as it is answered %i', async (status) => {
    answers = [status, status, 200];
    await report(await sent(), { status: 'failed' });
    await come(3);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(received).toHaveLength(3);
  });

  test('comes twice when that is asked for, and by itself a while after the message', async () => {
    const id = await sent();
    await report(id, { status: 'sent', times: '2' });
    expect((await come(2)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    server.close();
    server = await startSmsStandIn({ port: 0, username: 'parken', password: 'secret', arrivesAfterMs: 20 });
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    await sent();
    expect((await come(3))[2]).toMatchObject({ status: 'delivered' });
  });
});
