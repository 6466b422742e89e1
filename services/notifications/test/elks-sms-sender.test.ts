import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startSmsStandIn } from '../../../launcher/src/sidekicks/sms.js';
import { ElksSmsSender } from '../src/sms/elks-sms-sender.js';

let operator: Server;
const account = { username: 'parken', password: 'secret', from: 'Parken' };
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(async () => {
  operator = await startSmsStandIn({ port: 0, username: account.username, password: account.password });
});

afterEach(() => void operator.close());

const sender = (differences: Partial<ConstructorParameters<typeof ElksSmsSender>[0]> = {}) =>
  new ElksSmsSender({ ...account, url: addressOf(operator), ...differences });

test.each(['', '/', '/a1/sms'])('an SMS reaches the operator whose address ends with "%s"', async (path) => {
  expect(await sender({ url: `${addressOf(operator)}${path}` }).send({ to: '+46701234567', message: 'Hej & välkommen: 5 + 5' })).toEqual({ kind: 'sent' });
  const messages = await (await fetch(`${addressOf(operator)}/messages`)).json();
  expect(messages).toMatchObject([{ to: '+46701234567', from: 'Parken', message: 'Hej & välkommen: 5 + 5' }]);
});

test('a number that the operator does not take is refused for good', async () => {
  expect(await sender().send({ to: '0701234567', message: 'Hej' })).toMatchObject({ kind: 'refused' });
});

test('a wrong password is the house’s to put right, not the message’s fault', async () => {
  expect(await sender({ password: 'wrong' }).send({ to: '+46701234567', message: 'Hej' })).toMatchObject({ kind: 'away' });
});

test('nobody there', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const url = addressOf(gone);
  await new Promise((resolve) => gone.close(resolve));
  expect(await sender({ url }).send({ to: '+46701234567', message: 'Hej' })).toMatchObject({ kind: 'away' });
});

test.each([
  ['says nothing', undefined, 'unknown'],
  ['answers 500', 500, 'unknown'],
  ['answers 503', 503, 'away'],
  ['answers 429', 429, 'away'],
  ['answers 400', 400, 'refused'],
])('an operator that %s', async (_what, status, kind) => {
  const odd = createServer((_request, response) => void (status === undefined || response.writeHead(status).end('no')));
  odd.listen(0, '127.0.0.1');
  await once(odd, 'listening');
  expect(await sender({ url: addressOf(odd), timeout: 300 }).send({ to: '+46701234567', message: 'Hej' })).toMatchObject({ kind });
  odd.closeAllConnections();
  odd.close();
});
