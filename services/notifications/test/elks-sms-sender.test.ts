import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSmsStandIn } from '../../../launcher/src/sidekicks/sms.js';
import { ElksSmsSender } from '../src/sms/elks-sms-sender.js';
import type { Sms } from '../src/sms/sms-sender.js';

let operator: Server;
const account = { username: 'parken', password: 'secret', from: 'Parken' };
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(async () => {
  operator = await startSmsStandIn({ port: 0, username: account.username, password: account.password, arrivesAfterMs: null });
});

afterEach(() => void operator.close());

const sms: Sms = { id: '019a0000-0000-7000-8000-000000000020', to: '+46701234567', message: 'Hej & välkommen: 5 + 5', isSecret: false };
const sender = (differences: Partial<ConstructorParameters<typeof ElksSmsSender>[0]> = {}) =>
  new ElksSmsSender({ ...account, url: addressOf(operator), ...differences });

/** An operator of its own kind, for as long as `use` takes. */
async function withOperator<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const odd = createServer(answer).listen(0, '127.0.0.1');
  await once(odd, 'listening');
  try {
    return await use(addressOf(odd));
  } finally {
    odd.closeAllConnections();
    odd.close();
  }
}

test.each(['', '/', '/a1/sms'])('an SMS reaches the operator whose address ends with "%s", which tells its id, parts and cost', async (path) => {
  const outcome = await sender({ url: `${addressOf(operator)}${path}` }).send(sms);
  const [message] = (await (await fetch(`${addressOf(operator)}/messages`)).json()) as { id: string }[];
  expect(message).toMatchObject({ to: '+46701234567', from: 'Parken', message: 'Hej & välkommen: 5 + 5' });
  expect(outcome).toEqual({ kind: 'sent', providerId: message!.id, parts: 1, cost: 5200 });
});

test('a long one costs what its parts do', async () => {
  expect(await sender().send({ ...sms, message: 'å'.repeat(307) })).toMatchObject({ parts: 3, cost: 15_600 });
});

const formOf = (differences: Partial<Sms>, reportTo?: string) => {
  let form = '';
  return withOperator(
    (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => (form += chunk)).on('end', () => response.end('{"id":"s1","status":"created"}'));
    },
    async (url) => {
      expect(await sender({ url, reportTo }).send({ ...sms, ...differences })).toEqual({ kind: 'sent', providerId: 's1' });
      return Object.fromEntries(new URLSearchParams(form));
    },
  );
};

describe('the form', () => {
  test('asks for reports to an address with our own name for the message, where there is one', async () => {
    const { to, message } = sms;
    expect(await formOf({}, 'https://parken.example/hooks/sms/key')).toEqual({ from: 'Parken', to, message, whendelivered: `https://parken.example/hooks/sms/key?delivery=${sms.id}` });
    expect(await formOf({})).toEqual({ from: 'Parken', to, message });
  });

  test('asks to keep no copy of what is secret', async () => {
    expect(await formOf({ isSecret: true })).toMatchObject({ dontlog: 'message' });
  });
});

test('a number that the operator does not take is refused for good', async () => {
  expect(await sender().send({ ...sms, to: '0701234567' })).toEqual({ kind: 'refused', reason: '400: Invalid to number 0701234567' });
});

test('a wrong password is the house’s to put right, not the message’s fault', async () => {
  expect(await sender({ password: 'wrong' }).send(sms)).toMatchObject({ kind: 'away' });
});

test('nobody there', async () => {
  const url = await withOperator(() => undefined, async (where) => where);
  expect(await sender({ url }).send(sms)).toMatchObject({ kind: 'away' });
});

test.each([
  ['says nothing', undefined, 'unknown'],
  ['answers 500', 500, 'unknown'],
  ['answers 502', 502, 'unknown'],
  ['answers 503', 503, 'away'],
  ['answers 429', 429, 'away'],
  ['wants to be paid', 402, 'away'],
  ['does not let us in', 403, 'away'],
  ['is somewhere else', 404, 'away'],
  ['leads elsewhere', 302, 'away'],
  ['answers 400', 400, 'refused'],
  ['answers 413', 413, 'refused'],
])('an operator that %s', async (_what, status, kind) => {
  await withOperator(
    (_request, response) => void (status === undefined || response.writeHead(status, { location: 'https://elsewhere.example' }).end('no')),
    async (url) => expect(await sender({ url, timeout: 300 }).send(sms)).toMatchObject({ kind }),
  );
});

test.each([
  ['that it failed', '{"id":"s1","status":"failed"}', { kind: 'refused', reason: 'the operator says that it failed' }],
  ['what is no JSON', '<html>Welcome to the wireless network', { kind: 'unknown', reason: '200: <html>Welcome to the wireless network' }],
  ['nothing', '', { kind: 'unknown', reason: '200: ' }],
  ['nothing of an id', '{"status":"created"}', { kind: 'unknown', reason: '200: {"status":"created"}' }],
  ['odd parts and cost', '{"id":"s1","status":"created","parts":"two","cost":-1}', { kind: 'sent', providerId: 's1' }],
])('an operator that says 200 and then %s', async (_what, answer, outcome) => {
  await withOperator((_request, response) => void response.end(answer), async (url) => expect(await sender({ url }).send(sms)).toEqual(outcome));
});

test.each([
  ['takes it and hangs up', 'hanging-up', 'unknown', 1],
  ['takes it and says nothing', 'silent', 'unknown', 1],
  ['takes nothing for now', 'away', 'away', 0],
] as const)('an operator that %s', async (_what, mood, kind, taken) => {
  const moody = await startSmsStandIn({ port: 0, username: account.username, password: account.password, arrivesAfterMs: null, mood });
  expect(await sender({ url: addressOf(moody) }).send(sms, 300)).toMatchObject({ kind });
  expect(await (await fetch(`${addressOf(moody)}/messages`)).json()).toHaveLength(taken);
  moody.closeAllConnections();
  moody.close();
});

test('a line that breaks before the answer has come leaves it unknown', async () => {
  await withOperator((request) => void request.socket.destroy(), async (url) => expect(await sender({ url }).send(sms)).toMatchObject({ kind: 'unknown' }));
});
