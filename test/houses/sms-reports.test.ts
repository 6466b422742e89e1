import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { bookingApproved, listDeliveries, personErased } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { startGateway, type RunningGateway } from '../../services/gateway/src/start-gateway.js';
import { notificationsService } from '../../services/notifications/src/notifications.module.js';
import { EarlyReports } from '../../services/notifications/src/sms/early-reports.js';
import { NotifiedHouse, aBooking, reportKey } from '../../services/notifications/test/notified-house.js';

let here: NotifiedHouse;
let gateway: RunningGateway;
const logged: string[] = [];

beforeAll(async () => {
  here = await NotifiedHouse.open();
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const { house } = here;
  gateway = await startGateway(
    { PORT: '0', NATS_URL: house.nats.urlOf('gateway'), ACTOR_PRIVATE_KEY: house.keys.privateKey, SESSION_KEY: randomBytes(32).toString('base64url') },
    log,
  );
  here.account.reportOrigin = gateway.url;
});

afterAll(async () => {
  await gateway.close();
  await here.close();
});

afterEach(() => {
  here.account.mood = undefined;
});

let number = 46_701_000_000;

/** Something that somebody is told by SMS. */
async function told(phone = `+${(number += 1)}`) {
  const anna = await here.person({ phone, smsWanted: true });
  const booking = aBooking(anna, { state: 'approved' });
  await here.house.tell(bookingApproved, { aggregateId: booking.bookingId, data: booking });
  return { about: booking.bookingId, phone, personId: anna.id };
}

const smsAbout = async (about: string) => (await here.house.as('staff').call(listDeliveries, { about })).items.find(({ kind, channel }) => kind === 'booking-approved' && channel === 'sms');
const inState = (about: string, ...states: string[]) =>
  eventually(`it is ${states.join()}`, async () => {
    const sms = await smsAbout(about);
    expect(states).toContain(sms?.state);
    return sms;
  });

interface Shown {
  id: string;
  to: string;
  reports: { status: string; answer: number }[];
}
const shown = async (phone: string) => ((await (await fetch(`${here.operatorUrl}/messages`)).json()) as Shown[]).find(({ to }) => to === phone)!;

/** Has the operator report, and waits until each report was answered. @returns what with */
async function report(phone: string, status: string, times = 1): Promise<number[]> {
  const { id, reports } = await shown(phone);
  await fetch(`${here.operatorUrl}/messages/${id}/reports`, { method: 'POST', body: new URLSearchParams({ status, times: String(times) }), redirect: 'manual' });
  const now = await eventually('the reports were answered', async () => {
    const { reports: all } = await shown(phone);
    return all.length >= reports.length + times && all;
  });
  return now.slice(reports.length).map(({ answer }) => answer);
}

const post = (key: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/hooks/sms/${key}`, { method: 'POST', body: new URLSearchParams(fields), headers });
const early = async () => (await here.database.query<{ id: string }>(sql`select provider_id as id from sms_reports`)).map(({ id }) => id);

test('an SMS has parts and a cost when it is sent, and comes when that is reported', async () => {
  const { about, phone } = await told();
  expect(await inState(about, 'sent')).toMatchObject({ parts: 1, cost: 5200, reportedAt: null });
  expect(await report(phone, 'sent')).toEqual([204]);
  expect(await smsAbout(about)).toMatchObject({ state: 'sent', reportedAt: null });
  expect(await report(phone, 'delivered')).toEqual([204]);
  expect(await smsAbout(about)).toMatchObject({ state: 'delivered', parts: 1, cost: 5200, reportedAt: here.clock.now().toString(), lastError: null });
});

test('one that did not come is a failure that staff see', async () => {
  const { about, phone } = await told();
  await inState(about, 'sent');
  expect(await report(phone, 'failed')).toEqual([204]);
  const { items } = await here.house.as('staff').call(listDeliveries, { state: 'failed' });
  expect(items.find((one) => one.about === about)).toMatchObject({ channel: 'sms', lastError: 'the operator reports that it did not come' });
});

test('twice, late and in another order: nothing goes backwards', async () => {
  const { about, phone } = await told();
  await inState(about, 'sent');
  expect(await report(phone, 'delivered', 2)).toEqual([204, 204]);
  expect([...(await report(phone, 'failed', 2)), ...(await report(phone, 'sent'))]).toEqual([204, 204, 204]);
  expect(await smsAbout(about)).toMatchObject({ state: 'delivered', lastError: null });
});

test('a report that comes before we know that it was sent is not lost', async () => {
  here.account.mood = 'reporting-first';
  const { about, phone } = await told();
  await eventually('it was reported', async () => (await shown(phone))?.reports.length === 1);
  expect((await shown(phone)).reports).toEqual([{ status: 'delivered', answer: 204 }]);
  expect(await inState(about, 'delivered')).toMatchObject({ attempts: 1, parts: 1, cost: 5200 });
  const { id } = await shown(phone);
  expect(await early()).not.toContain(id);
});

test('where the line broke after the operator had it, its report tells that it came, and it is not sent again', async () => {
  here.account.mood = 'hanging-up';
  const { about, phone } = await told();
  await inState(about, 'uncertain');
  here.account.mood = undefined;
  expect(await report(phone, 'delivered')).toEqual([204]);
  expect(await smsAbout(about)).toMatchObject({ state: 'delivered', nextAttemptAt: null });
  here.clock.advance('PT2H');
  const other = await told();
  await inState(other.about, 'sent');
  expect(await here.texts(phone)).toHaveLength(1);
});

test('while the operator takes nothing for now it waits, and comes afterwards', async () => {
  here.account.mood = 'away';
  const { about, phone } = await told();
  await eventually('it was tried', async () => ((await smsAbout(about))?.attempts ?? 0) > 0);
  expect(await here.texts(phone)).toEqual([]);
  here.account.mood = undefined;
  here.clock.advance('PT5M');
  expect(await inState(about, 'sent')).toMatchObject({ maybeTwice: false });
  expect(await here.texts(phone)).toHaveLength(1);
});

test('of somebody who has been erased meanwhile a report brings nothing back', async () => {
  const { about, phone, personId } = await told();
  await inState(about, 'sent');
  await here.house.tell(personErased, { aggregateId: personId, aggregateVersion: 2, data: { personId } });
  await eventually('she is forgotten', async () => (await smsAbout(about))?.personId === null);
  expect(await report(phone, 'failed')).toEqual([204]);
  expect(await smsAbout(about)).toMatchObject({ state: 'failed', personId: null, recipient: null });
});

test('a report on what is not known is taken, kept for three days and then forgotten', async () => {
  const id = `s${newId()}`;
  expect((await post(reportKey, { id, status: 'delivered', delivered: '2026-11-20T07:59:00.123456' })).status).toBe(204);
  expect((await post(reportKey, { id, status: 'delivered' })).status).toBe(204);
  const reports = here.house.running[0]!.context.get(EarlyReports);
  here.clock.advance('PT71H');
  await reports.run();
  expect(await early()).toContain(id);
  here.clock.advance('PT2H');
  await reports.run();
  expect(await early()).not.toContain(id);
});

test.each<[string, string, Record<string, string>, number]>([
  ['to a wrong address', 'd3JvbmctYWRkcmVzcw', { id: 's1', status: 'delivered' }, 404],
  ['to the address but for a letter', `${reportKey.slice(0, -1)}X`, { id: 's1', status: 'delivered' }, 404],
  ['with a state that there is not', reportKey, { id: 's1', status: 'eaten' }, 400],
  ['on nothing', reportKey, { status: 'delivered' }, 400],
  ['that is far too long', reportKey, { id: 's1', status: 'delivered', more: 'x'.repeat(5_000) }, 413],
])('a report %s is refused', async (_what, key, fields, status) => {
  expect((await post(key, fields)).status).toBe(status);
  expect(await early()).not.toContain('s1');
});

test('it is a form or nothing, and nobody is asked for a cookie', async () => {
  const json = await fetch(`${gateway.url}/hooks/sms/${reportKey}`, { method: 'POST', body: '{"id":"s1"}', headers: { 'content-type': 'application/json' } });
  expect([json.status, (await fetch(`${gateway.url}/hooks/sms/${reportKey}`)).status]).toEqual([415, 404]);
  const answer = await post(reportKey, { id: `s${newId()}`, status: 'sent' }, { origin: 'https://elsewhere.example', cookie: 'session=nonsense' });
  expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('cache-control')]).toEqual([204, null, 'no-store']);
});

test('while notifications is away the operator is told so, and its report comes when it is back', async () => {
  const { about, phone } = await told();
  await inState(about, 'sent');
  await here.house.running.pop()!.close();
  expect((await report(phone, 'delivered'))[0]).toBe(503);
  await here.house.start(notificationsService);
  await inState(about, 'delivered');
});

test('the secret of the address is in no line of the log', () => {
  expect(logged.filter((line) => line.includes('/hooks/sms/:key')).length).toBeGreaterThan(10);
  expect(logged.join('')).not.toContain(reportKey);
});
