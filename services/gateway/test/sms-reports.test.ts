import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { takeSmsReport } from '#contracts';
import { DomainError, newId, observeSpans, type EndedSpan } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;
let url: string;
const logged: string[] = [];
const spans: EndedSpan[] = [];
const key = 'c2VjcmV0IG9mIHRoZSBhZGRyZXNz';
const id = 's8952031bbebc2ffc3dc7ab30d0d10ddc';

beforeAll(async () => {
  house = await Gatehouse.open();
  observeSpans((span) => spans.push(span));
  ({ url } = await house.start({}, pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })));
});

afterAll(async () => {
  observeSpans(undefined);
  await house.close();
});
beforeEach(() => house.services.reset());

const report = async (fields: Record<string, string>, query = '') => {
  const { status } = await fetch(`${url}/hooks/sms/${key}${query}`, { method: 'POST', body: new URLSearchParams(fields) });
  return [status, house.services.of(takeSmsReport).map(({ input, actor }) => ({ ...input, by: actor.id }))];
};

test('a report is passed on by the gateway itself, with UTC said to be that', async () => {
  const deliveryId = newId();
  expect(await report({ id, status: 'delivered', delivered: '2026-11-26T12:00:04.123456' }, `?delivery=${deliveryId}`)).toEqual([
    204, [{ key, providerId: id, deliveryId, status: 'delivered', cameAt: '2026-11-26T12:00:04.123456Z', by: 'system' }],
  ]);
});

test.each([
  ['a time that is none', { delivered: 'this morning' }, ''],
  ['an id that is none', {}, '?delivery=12'],
  ['two ids', {}, `?delivery=${newId()}&delivery=${newId()}`],
  ['more fields than we know', { weather: 'fine' }, ''],
])('%s does not spoil it', async (_what, fields, query) => {
  expect(await report({ id, status: 'failed', ...fields }, query)).toEqual([204, [{ key, providerId: id, status: 'failed', by: 'system' }]]);
});

test.each<[string, Record<string, string>]>([
  ['no id', { status: 'sent' }],
  ['no state', { id }],
  ['a state that there is not', { id, status: 'eaten' }],
  ['an id of several lines', { id: 's1\ns2', status: 'sent' }],
])('with %s nobody is asked', async (_what, fields) => {
  expect(await report(fields)).toEqual([400, []]);
});

test('what notifications refuses or cannot take is not said to be taken', async () => {
  house.services.on(takeSmsReport, () => {
    throw new DomainError('resource.not-found');
  });
  expect((await report({ id, status: 'sent' }))[0]).toBe(404);
  house.services.on(takeSmsReport, () => {
    throw new DomainError('service.unavailable', { service: 'notifications' });
  });
  expect((await report({ id, status: 'sent' }))[0]).toBe(503);
});

test('the secret of the address is in no log and in no trace', () => {
  expect(logged.filter((line) => line.includes('/hooks/sms/:key')).length).toBeGreaterThan(10);
  expect(spans.length).toBeGreaterThan(10);
  expect(logged.join('') + JSON.stringify(spans)).not.toContain(key);
});
