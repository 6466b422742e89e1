import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, declineBooking, getBooking, holdCase, liftHold, listCaseRemovals, listHolds, listRetentionRules, personErased, personForgotten, postMessage,
  previewRetention, releaseText, requestBooking, searchRegister, setRetentionRule, showRegisterEntry, type BookingView, type RecordKind, type ReplyOf,
} from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { RetentionWorker } from '../src/retention/retention-worker.js';
import { refusal, today, wish } from './hall.js';
import { openRegister, type Register } from './register-house.js';

type Removal = ReplyOf<typeof listCaseRemovals>['items'][number];

let house: Register;
beforeAll(async () => {
  house = await openRegister();
});
afterAll(() => house.house.close());

const as = (role: 'registrar' | 'staff' | 'booker' | 'visitor' | 'admin') => house.house.as(role);
const tables = () => house.house.database('booking');
const run = () => house.house.running[0]!.context.get(RetentionWorker).run();
const removals = async () => (await as('registrar').call(listCaseRemovals, { limit: 100 })).items;
const removedOf = async ({ caseNumber }: BookingView) => (await removals()).filter((one) => one.caseNumber === caseNumber).map(({ kind }) => kind);
const setDays = async (kind: RecordKind, keepDays: number | null, decision = 'Beslut 2026:1') => {
  const { rules } = await as('visitor').call(listRetentionRules, {});
  const { version } = rules.find((rule) => rule.kind === kind)!;
  return as('registrar').call(setRetentionRule, { kind, version, keepDays, decision });
};
const contact = { name: 'Zaragoza', email: 'z@example.se', phone: null };
const at = (day: string) => ({ start: `${day}T09:00`, end: `${day}T10:00` });

describe('rules', () => {
  it('are public, each with what it rests on', async () => {
    const { rules } = await as('visitor').call(listRetentionRules, {});
    expect(rules.map(({ kind, keepDays }) => [kind, keepDays])).toEqual(expect.arrayContaining([['register-entry', null], ['contact', 90], ['booking-case', 1826]]));
    expect(rules.every(({ decision }) => decision.length > 0)).toBe(true);
  });

  it('are set by registrars and administrators who have seen the last version, and earlier versions stay', async () => {
    const next = { kind: 'contact' as const, version: 1, keepDays: 10, decision: 'Beslut 2026:7' };
    for (const role of ['visitor', 'booker', 'staff'] as const) expect(await refusal(as(role).call(setRetentionRule, next))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await as('admin').call(setRetentionRule, next)).toEqual({ ...next, version: 2, countedFrom: 'case-over', at: today });
    expect(await refusal(as('registrar').call(setRetentionRule, next))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
    for (const kind of ['register-entry', 'draft', 'audit'] as const)
      expect(await refusal(as('registrar').call(setRetentionRule, { ...next, kind, version: 1 }))).toMatchObject({ code: 'retention.kind-is-fixed' });
    expect(await tables().query(sql`select version, keep_days as days from retention_rules where kind = 'contact' order by version`)).toEqual([{ version: 1, days: 90 }, { version: 2, days: 10 }]);
    await expect(tables().execute(sql`update retention_rules set keep_days = 1 where kind = 'contact'`)).rejects.toMatchObject({ constraint: 'versions_stay' });
  });
});

it('what is due is removed across the turn of a year, a day late rather than early, and each removal is on record', async () => {
  await setDays('case-free-text', 20);
  await setDays('booking-case', 40);
  const anna = as('booker');
  const booking = await anna.call(requestBooking, wish(house.space.room, { ...at('2026-12-21'), title: 'Samtal Zaragoza', purpose: 'Om Valladolid', contact }));
  await as('staff').call(approveBooking, { bookingId: booking.id });
  await anna.call(postMessage, { caseId: booking.caseId, text: 'Vi blir Zaragoza' });
  await as('registrar').call(releaseText, { caseId: booking.caseId, field: 'purpose', sourceId: booking.id, text: 'Om ▇' });
  const kindsOn = async (until: string) => (await as('registrar').call(previewRetention, { until })).kinds.filter(({ due }) => due > 0).map(({ kind }) => kind);
  expect(await kindsOn('2026-12-31')).toEqual([]);
  expect(await kindsOn('2027-01-01')).toEqual(['contact']);
  expect(await kindsOn('2027-02-01')).toEqual(['booking-case', 'case-free-text', 'contact']);

  house.house.clock.set('2026-12-31T08:59:00Z');
  await run();
  expect(await removedOf(booking)).toEqual([]);
  house.house.clock.set('2026-12-31T09:01:00Z');
  await run();
  expect(await removedOf(booking)).toEqual(['contact']);
  expect(await as('staff').call(getBooking, { bookingId: booking.id })).toMatchObject({ contact: null, title: 'Samtal Zaragoza' });

  house.house.clock.set('2027-01-10T10:00:00Z');
  await run();
  expect(await removedOf(booking)).toEqual(['case-free-text', 'contact']);
  expect(await as('staff').call(getBooking, { bookingId: booking.id })).toMatchObject({ title: '[raderad / erased]', purpose: null, state: 'approved', applicantId: anna.id });

  house.house.clock.set('2027-01-30T10:00:00Z');
  const before = await as('visitor').call(showRegisterEntry, { number: booking.caseNumber });
  await run();
  await run();
  expect(await removedOf(booking)).toEqual(['booking-case', 'case-free-text', 'contact']);
  expect(await refusal(as('staff').call(getBooking, { bookingId: booking.id }))).toMatchObject({ code: 'booking.not-found' });
  // What anybody may read is kept: the entry with its decisions, and what was released.
  expect(await as('visitor').call(showRegisterEntry, { number: booking.caseNumber })).toEqual(before);
  expect(before.texts).toMatchObject([{ text: 'Om ▇' }]);
  expect((await as('visitor').call(searchRegister, { q: booking.caseNumber })).items).toMatchObject([{ state: 'approved', ground: { kind: 'assessment' } }]);
  for (const table of ['bookings', 'messages']) expect(await tables().query(sql`select t::text as row from ${table === 'bookings' ? sql`bookings` : sql`messages`} as t where case_id = ${booking.caseId}`)).toEqual([]);
});

it('a case on hold is kept whatever is due and whoever asks, and goes when the hold is lifted', async () => {
  house.house.clock.set('2027-02-01T10:00:00Z');
  const [bo, registrar] = [as('booker'), as('registrar')];
  const ask = (day: string) => bo.call(requestBooking, wish(house.space.room, { ...at(day), title: 'Tvist Zaragoza', purpose: 'Om Valladolid', contact }));
  const [held, other] = [await ask('2027-02-02'), await ask('2027-02-03')];
  for (const role of ['booker', 'staff'] as const) expect(await refusal(as(role).call(holdCase, { caseId: held.caseId, reason: 'x' }))).toMatchObject({ code: 'actor.not-permitted' });
  await registrar.call(holdCase, { caseId: held.caseId, reason: 'Överklagat' });
  expect(await refusal(registrar.call(holdCase, { caseId: held.caseId, reason: 'Igen' }))).toMatchObject({ code: 'case.already-on-hold' });
  expect((await registrar.call(listHolds, {})).items).toMatchObject([{ caseNumber: held.caseNumber, reason: 'Överklagat', placedBy: registrar.id, liftedAt: null }]);

  await house.house.tell(personErased, { aggregateId: bo.id, aggregateVersion: 7, data: { personId: bo.id } });
  const [told] = await eventually('he is forgotten, as far as that goes', async () => {
    const facts = await house.house.told(personForgotten.booking);
    return facts.length === 1 && facts;
  });
  expect(told!.data).toEqual({
    personId: bo.id, purge: expect.arrayContaining([other.id]),
    kept: [{ kind: 'register-entry', ground: expect.stringContaining('§2') }, { kind: 'case-on-hold', ground: expect.stringContaining(held.caseNumber) }],
  });
  expect(await as('staff').call(getBooking, { bookingId: held.id })).toMatchObject({ title: 'Tvist Zaragoza', applicantId: bo.id, state: 'requested' });
  expect(await as('staff').call(getBooking, { bookingId: other.id })).toMatchObject({ applicantId: null, state: 'withdrawn' });

  house.house.clock.set('2027-06-01T10:00:00Z');
  expect((await registrar.call(previewRetention, { until: '2027-06-01' })).kinds).toContainEqual({ kind: 'booking-case', due: 1, onHold: 1 });
  await run();
  expect(await removedOf(held)).toEqual([]);
  expect(await removedOf(other)).toEqual(['booking-case']);
  // Nor by whoever has the service's own login.
  for (const statement of [sql`delete from booking_history where booking_id = ${held.id}`, sql`delete from bookings where id = ${held.id}`, sql`delete from cases where id = ${held.caseId}`, sql`update bookings set applicant_id = null where id = ${held.id}`])
    await expect(tables().execute(statement)).rejects.toMatchObject({ constraint: 'case_on_hold' });

  await registrar.call(liftHold, { caseId: held.caseId, reason: 'Avgjort' });
  expect(await refusal(registrar.call(liftHold, { caseId: held.caseId, reason: 'Igen' }))).toMatchObject({ code: 'case.not-on-hold' });
  expect(await as('staff').call(getBooking, { bookingId: held.id })).toMatchObject({ title: '[raderad / erased]', purpose: null, applicantId: null });
  const again = await eventually('what is left of him goes too', async () => (await house.house.told(personForgotten.booking))[1]);
  expect(again.data).toMatchObject({ personId: bo.id, purge: expect.arrayContaining([held.id]), kept: [{ kind: 'register-entry' }] });
  expect(await tables().query(sql`select from erasures_on_hold`)).toEqual([]);
  // Withdrawn when he was forgotten, and counted from then.
  house.house.clock.set('2027-07-12T10:00:00Z');
  await run();
  expect(await removedOf(held)).toEqual(['booking-case']);
});

it('what somebody holds while it is being removed, or is being put on hold, is left', async () => {
  house.house.clock.set('2027-06-02T10:00:00Z');
  const asked = await Promise.all(['2027-06-03', '2027-06-04', '2027-06-07'].map((day) => as('booker').call(requestBooking, wish(house.space.room, at(day)))));
  for (const { id: bookingId } of asked) await as('staff').call(declineBooking, { bookingId, reason: 'Nej' });
  house.house.clock.set('2027-09-01T10:00:00Z');
  const holding = asked.map(({ caseId }) => as('registrar').call(holdCase, { caseId, reason: 'Granskas' }).then(() => true, () => false));
  const [held] = await Promise.all([Promise.all(holding), run(), run()]);
  await run();
  for (const [nth, booking] of asked.entries()) {
    const isHeld = (await as('registrar').call(listHolds, { caseId: booking.caseId })).items.length > 0;
    expect(isHeld).toBe(held[nth]);
    const left = await tables().query(sql`select from bookings where id = ${booking.id}`);
    const { removed } = await tables().one<{ removed: boolean }>(sql`select removed_at is not null as removed from cases where id = ${booking.caseId}`);
    expect(left.length).toBe(removed ? 0 : 1);
  }
});

const digestOf = ({ position, at: when, kind, caseNumber, count, ruleVersion, decision, previous }: Removal) => {
  const moment = when.replace(/(?:\.(\d+))?Z$/, (_, fraction: string | undefined) => `.${(fraction ?? '').padEnd(6, '0')}Z`);
  const row = [position, moment, kind, caseNumber, count, ruleVersion, decision, previous].map((field) => JSON.stringify(field)).join(', ');
  return createHash('sha256').update(`[${row}]`).digest('hex');
};

const isWhole = async () => (await as('registrar').call(listCaseRemovals, {})).isWhole;

describe('the log of what was removed', () => {
  it('is a chain that anybody can follow', async () => {
    const items = (await removals()).toReversed();
    expect(items.length).toBeGreaterThan(4);
    expect(items.map(digestOf)).toEqual(items.map(({ digest }) => digest));
    expect(items.map(({ previous }) => previous)).toEqual(['', ...items.slice(0, -1).map(({ digest }) => digest)]);
    expect(items[0]).toMatchObject({ position: 1, kind: 'contact', ruleVersion: 2, decision: 'Beslut 2026:7', count: 1 });
    expect(await as('registrar').call(listCaseRemovals, { limit: 1 })).toMatchObject({ isWhole: true, next: String(items.length) });
    for (const role of ['visitor', 'booker', 'staff'] as const) expect(await refusal(as(role).call(listCaseRemovals, {}))).toMatchObject({ code: 'actor.not-permitted' });
  });

  it('can be added to by the service’s own login, and nothing else', async () => {
    for (const statement of [
      sql`update removal_log set count = 7`, sql`delete from removal_log`, sql`truncate removal_log`, sql`update removal_log_end set position = 0`,
      sql`delete from removal_log_end`, sql`alter table removal_log disable trigger all`,
    ])
      await expect(tables().execute(statement)).rejects.toMatchObject({ code: '42501' });
    // What it adds is chained by the database, whatever it says.
    await tables().execute(sql`
      insert into removal_log (position, at, kind, count, rule_version, decision, previous, digest)
      values (1, now(), 'draft', 1, 1, 'x', 'forged', 'forged')`);
    expect(await as('registrar').call(listCaseRemovals, {})).toMatchObject({ isWhole: true });
  });

  it('shows when a row has been changed, taken out or cut off at its end by whoever could', async () => {
    const owner = house.house.database('admin');
    await owner.execute(sql`update booking.removal_log set count = count + 1 where position = 2`);
    expect(await isWhole()).toBe(false);
    await owner.execute(sql`update booking.removal_log set count = count - 1 where position = 2`);
    expect(await isWhole()).toBe(true);
    await owner.execute(sql`create table booking.taken_out as select * from booking.removal_log where position = 3`);
    await owner.execute(sql`delete from booking.removal_log where position = 3`);
    expect(await isWhole()).toBe(false);
    await owner.execute(sql`alter table booking.removal_log disable trigger all`);
    await owner.execute(sql`insert into booking.removal_log select * from booking.taken_out`);
    expect(await isWhole()).toBe(true);
    await owner.execute(sql`delete from booking.removal_log where position = (select max(position) from booking.removal_log)`);
    expect(await isWhole()).toBe(false);
  });
});
