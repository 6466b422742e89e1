import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  approveBooking, approveChange, assignCase, caseAssigned, claimCase, listAbsences, listInbox, releaseCase, removeAbsence, requestBooking, requestChange, resumeCase,
  setAbsence, setDecisionTime, type InboxItem, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { startClock, stopClock } from '../src/cases/clock.js';
import type { Interval } from '../src/domain/interval.js';
import { workingMinutes, workingTimeAfter } from '../src/domain/working-time.js';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

let [sam, siv]: ReturnType<Hall['house']['as']>[] = [];
beforeEach(() => {
  [sam, siv] = [hall.house.as('staff'), hall.house.as('staff')];
});
afterEach(async () => {
  hall.house.clock.set(today);
  await tables.execute(sql`update bookings set state = 'withdrawn', decided_at = now() where state = 'requested'`);
  await tables.execute(sql`delete from absences`);
});

const at = (time: string) => hall.house.clock.set(time);
const ask = async (more: Parameters<typeof wish>[1] = {}, spaceId = hall.space.room) =>
  hall.house.as('booker').call(requestBooking, wish(spaceId, more));
const inbox = (input: RawInputOf<typeof listInbox> = {}, as = sam!) => as.call(listInbox, input);
const only = async (input: RawInputOf<typeof listInbox> = {}, as = sam!): Promise<InboxItem> => {
  const { items } = await inbox(input, as);
  expect(items).toHaveLength(1);
  return items[0]!;
};
const ids = async (input: RawInputOf<typeof listInbox> = {}, as = sam!) => (await inbox(input, as)).items.map(({ caseId }) => caseId);

describe('what is late', () => {
  it('is counted by the hours of the house: a night, a weekend and a day that closes early count for nothing', async () => {
    // Friday at 15: two days of eight hours go into two hours of Friday, nine of Monday and five of Tuesday.
    at('2026-11-20T14:00:00Z');
    await ask();
    expect(await only()).toMatchObject({ receivedAt: '2026-11-20T14:00:00Z', dueAt: '2026-11-24T12:00:00Z', isLate: false });
    at('2026-11-24T12:00:00Z');
    expect(await only()).toMatchObject({ isLate: false });
    at('2026-11-24T12:00:01Z');
    expect(await only({ isLate: true })).toMatchObject({ isLate: true });
    expect(await inbox({ isLate: false })).toMatchObject({ items: [], counts: { all: 1, late: 1, mine: 0, unassigned: 1, waitingForApplicant: 0 } });
  });

  it('goes over Christmas and New Year, and stops at one on the day before a public holiday', async () => {
    // The 23rd: open 8 to 17. The 24th is no public holiday, but the day before one: it closes at 13. Then the 28th.
    at('2026-12-23T13:00:00Z');
    await ask({ start: '2027-01-14T13:00', end: '2027-01-14T14:00' });
    const { dueAt } = await only();
    const opening = await tables.query<{ date: string; hours: number }>(sql`
      select date::text, extract(epoch from upper(during) - lower(during))::float / 3600 as hours from open_windows
      where calendar_id = ${hall.siteId} and date between '2026-12-23' and '2026-12-29' order by date`);
    expect(opening).toEqual([
      { date: '2026-12-23', hours: 9 }, { date: '2026-12-24', hours: 5 }, { date: '2026-12-28', hours: 9 }, { date: '2026-12-29', hours: 9 },
    ]);
    // Three hours, five, and eight of the nine.
    expect(dueAt).toBe('2026-12-28T15:00:00Z');
  });

  it('is by what the site allows', async () => {
    await ask();
    await hall.house.as('admin').call(setDecisionTime, { siteId: hall.siteId, minutes: 60 });
    expect((await only()).dueAt).toBe('2026-11-20T11:00:00Z');
    await hall.house.as('admin').call(setDecisionTime, { siteId: hall.siteId, minutes: 960 });
    expect((await only()).dueAt).toBe('2026-11-24T08:00:00Z');
    expect(await refusal(hall.house.as('admin').call(setDecisionTime, { siteId: newId(), minutes: 60 }))).toMatchObject({ code: 'site.not-found' });
  });

  it('does not grow while the applicant is waited for: a pause over a weekend moves it by what of the pause the house was open', async () => {
    const { caseId } = await ask();
    const stop = (time: string) => tables.transaction((tx) => stopClock(tx, caseId, Temporal.Instant.from(time)));
    const start = (time: string) => tables.transaction((tx) => startClock(tx, caseId, Temporal.Instant.from(time)));
    // An hour has passed; the house is open for five more on Friday, and for two on Monday.
    expect(await stop('2026-11-20T11:00:00Z')).toBe(true);
    expect(await stop('2026-11-20T11:30:00Z')).toBe(false);
    at('2026-12-10T11:00:00Z');
    expect(await only({ waitsFor: 'applicant' })).toMatchObject({ waitsFor: 'applicant', dueAt: null, isLate: false });
    expect((await inbox()).counts).toMatchObject({ all: 1, late: 0, waitingForApplicant: 1 });
    expect(await start('2026-11-23T09:00:00Z')).toBe(true);
    expect(await start('2026-11-23T09:00:00Z')).toBe(false);
    at('2026-11-23T09:00:00Z');
    // 15 of 16 hours are left: seven on Monday, eight on Tuesday.
    expect(await only()).toMatchObject({ waitsFor: 'staff', dueAt: '2026-11-24T15:00:00Z', isLate: false });
  });

  it('is what it was where the clock is stopped and started at night, or longer than days are kept', async () => {
    const { caseId } = await ask({ start: '2027-06-17T13:00', end: '2027-06-17T14:00' });
    await tables.transaction((tx) => stopClock(tx, caseId, Temporal.Instant.from('2026-11-20T12:00:00Z')));
    const gone = newId();
    await tables.execute(sql`update open_windows set calendar_id = ${gone} where calendar_id = ${hall.siteId} and date < '2027-03-01'`);
    at('2027-04-30T21:00:00Z');
    expect(await sam!.call(resumeCase, { caseId })).toMatchObject({ waitsFor: 'staff' });
    // Saturday the first of May; fourteen hours are left of Monday's nine and of Tuesday.
    expect((await only()).dueAt).toBe('2027-05-04T11:00:00Z');
    await tables.execute(sql`update open_windows set calendar_id = ${hall.siteId} where calendar_id = ${gone}`);
  });
});

describe('what is due', () => {
  it('is due when so much of what was open has passed, whatever the pauses and whenever they were', async () => {
    const { caseId } = await ask({ start: '2027-06-17T13:00', end: '2027-06-17T14:00' });
    const windows = await tables.query<Interval>(sql`
      select lower(during) as start, upper(during) as end from open_windows where calendar_id = ${hall.siteId} order by date limit 200`);
    const received = Temporal.Instant.from(today);
    const moments = fc.uniqueArray(fc.integer({ min: 1, max: 60 * 24 * 60 }), { minLength: 2, maxLength: 8 }).map((minutes) =>
      minutes.toSorted((a, b) => a - b).slice(0, minutes.length - (minutes.length % 2)).map((minute) => received.add({ minutes: minute })),
    );
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 30, max: 14_400 }), async (changes, minutes) => {
        await tables.execute(sql`update sites set decide_within_minutes = ${minutes} where id = ${hall.siteId}`);
        await tables.execute(sql`update cases set clock_started_at = ${received} where id = ${caseId}`);
        let [since, counted] = [received, 0];
        for (const [index, moment] of changes.entries()) {
          await tables.transaction((tx) => (index % 2 ? startClock : stopClock)(tx, caseId, moment));
          if (index % 2 === 0) counted += workingMinutes(windows, since, moment);
          since = moment;
        }
        const [due] = await tables.query<{ at: Temporal.Instant }>(sql`
          select working_time_after(site_id, clock_started_at, ${minutes}) as at from cases where id = ${caseId}`);
        // What was too late already when the clock was last started has been due before.
        const expected = counted < minutes ? workingTimeAfter(windows, since, minutes - counted)! : due!.at;
        expect(due!.at.toString()).toBe(expected.toString());
        expect(Temporal.Instant.compare(due!.at, since) > 0).toBe(counted < minutes);
      }),
      { numRuns: 25 },
    );
    await tables.execute(sql`update sites set decide_within_minutes = 960 where id = ${hall.siteId}`);
  });
});

describe('who handles a case', () => {
  it('is one: of two who claim it at once, the other is told who has it', async () => {
    for (let round = 0; round < 5; round++) {
      const { caseId } = await ask({ start: thursday(`${String(8 + round).padStart(2, '0')}:00`), end: thursday(`${String(9 + round).padStart(2, '0')}:00`) });
      const outcomes = await Promise.allSettled([sam!.call(claimCase, { caseId }), siv!.call(claimCase, { caseId })]);
      const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const lost = outcomes[1 - won] as PromiseRejectedResult;
      const winner = [sam!, siv!][won]!;
      expect(lost.reason).toMatchObject({ code: 'case.already-claimed', params: { assignedTo: winner.id } });
      expect(await only({ assigned: winner.id, text: await numberOf(caseId) })).toMatchObject({ caseId, assignedTo: winner.id });
      // Whoever has it may say so again.
      expect(await winner.call(claimCase, { caseId })).toMatchObject({ assignedTo: winner.id });
    }
  });

  it('can be another, or nobody again, and each change is told', async () => {
    const { caseId } = await ask();
    const { version } = await sam!.call(claimCase, { caseId });
    expect(await refusal(siv!.call(assignCase, { caseId, staffId: siv!.id, version: version - 1 }))).toMatchObject({ code: 'version.changed' });
    expect(await siv!.call(assignCase, { caseId, staffId: siv!.id, version })).toMatchObject({ assignedTo: siv!.id, version: version + 1 });
    expect(await sam!.call(releaseCase, { caseId })).toMatchObject({ assignedTo: null, assignedAt: null, version: version + 2 });
    expect(await sam!.call(releaseCase, { caseId })).toMatchObject({ version: version + 2 });
    const told = await eventually('each is told', async () => {
      const facts = (await hall.house.told(caseAssigned)).filter(({ data }) => data.caseId === caseId);
      return facts.length === 3 && facts;
    });
    expect(new Set(told.map(({ data }) => data.assignedTo))).toEqual(new Set([sam!.id, siv!.id, null]));
    expect(told.map(({ data }) => data)).toMatchObject([1, 2, 3].map(() => ({ isClaimed: expect.any(Boolean), wish: { spaceName: { en: 'Room' }, timeZone: 'Europe/Stockholm' } })));
    expect(await ids({ assigned: 'nobody' })).toEqual([caseId]);
    expect(await refusal(sam!.call(claimCase, { caseId: newId() }))).toMatchObject({ code: 'case.not-found' });
    expect(await refusal(hall.house.as('booker').call(claimCase, { caseId }))).toMatchObject({ code: 'actor.not-permitted' });
  });

  it('is stood in for while away, by somebody who sees it as hers; that the other is away too is said', async () => {
    const { caseId } = await ask();
    const [from, until] = ['2026-11-20T07:00:00Z', '2026-11-27T16:00:00Z'];
    const away = await siv!.call(setAbsence, { from, until, standInId: sam!.id });
    expect(away).toMatchObject({ staffId: siv!.id, standInId: sam!.id, standInIsAway: false });
    expect(await sam!.call(assignCase, { caseId, staffId: siv!.id })).toMatchObject({ standIn: { staffId: sam!.id, isAwayToo: false, until } });
    expect(await only({ assigned: 'me' })).toMatchObject({ caseId, assignedTo: siv!.id, standIn: { staffId: sam!.id } });
    expect((await inbox()).counts).toMatchObject({ mine: 1, unassigned: 0 });

    await hall.house.as('admin').call(setAbsence, { staffId: sam!.id, from: '2026-11-20T09:00:00Z', until: '2026-11-20T15:00:00Z' });
    expect(await only()).toMatchObject({ standIn: { staffId: sam!.id, isAwayToo: true } });
    expect((await siv!.call(listAbsences, { staffId: siv!.id })).items).toMatchObject([{ id: away.id, standInIsAway: true }]);

    at('2026-11-28T10:00:00Z');
    expect(await only()).toMatchObject({ standIn: null });
    expect(await ids({ assigned: 'me' })).toEqual([]);
    expect((await siv!.call(listAbsences, {})).items).toEqual([]);
  });

  it('may change her own absence, and an admin anybody’s; nobody is away twice, or stands in for herself', async () => {
    const times = { from: '2026-12-01T07:00:00Z', until: '2026-12-04T16:00:00Z' };
    const { id: absenceId } = await sam!.call(setAbsence, times);
    expect(await refusal(sam!.call(setAbsence, { from: '2026-12-04T07:00:00Z', until: '2026-12-05T07:00:00Z' }))).toMatchObject({ code: 'absence.overlaps' });
    expect(await refusal(sam!.call(setAbsence, { ...times, standInId: sam!.id }))).toMatchObject({ code: 'absence.stands-in-for-herself' });
    expect(await refusal(sam!.call(setAbsence, { from: times.until, until: times.from }))).toMatchObject({ code: 'input.end-before-start' });
    expect(await refusal(siv!.call(setAbsence, { ...times, staffId: sam!.id }))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(siv!.call(setAbsence, { ...times, absenceId }))).toMatchObject({ code: 'absence.not-found' });
    expect(await refusal(siv!.call(removeAbsence, { absenceId }))).toMatchObject({ code: 'absence.not-found' });
    expect(await sam!.call(setAbsence, { absenceId, ...times, standInId: siv!.id })).toMatchObject({ id: absenceId, standInId: siv!.id });
    expect(await hall.house.as('admin').call(setAbsence, { absenceId, ...times })).toMatchObject({ id: absenceId, staffId: sam!.id, standInId: null });
    expect(await sam!.call(removeAbsence, { absenceId })).toMatchObject({ id: absenceId });
    expect((await sam!.call(listAbsences, {})).items).toEqual([]);
  });
});

const numberOf = async (caseId: string) => (await tables.one<{ number: string }>(sql`select number from cases where id = ${caseId}`)).number;

describe('the inbox', () => {
  it('holds what waits for a decision, with how many ask for the same floor and time', async () => {
    const [whole, west, east] = await Promise.all([ask({}, hall.space.hall), ask({}, hall.space['hall-west']), ask({}, hall.space['hall-east'])]);
    const later = await ask({ start: thursday('14:00'), end: thursday('15:00'), title: 'Något annat' }, hall.space.hall);
    const { items } = await inbox({ sort: 'start' });
    const competing = new Map(items.map((item) => [item.caseId, item.competing]));
    expect(competing).toEqual(new Map([[whole.caseId, 2], [west.caseId, 1], [east.caseId, 1], [later.caseId, 0]]));
    expect(items.at(-1)).toMatchObject({
      caseId: later.caseId, caseNumber: later.caseNumber, bookingId: later.id, bookingVersion: later.version, bookings: 1, kind: 'booking', decides: 'request', title: 'Något annat',
      applicantId: later.applicantId, organisationName: null, spaceId: hall.space.hall, spaceName: { en: 'Hall' }, start: later.start, version: 1, unread: 0,
    });
    await sam!.call(approveBooking, { bookingId: later.id });
    expect(await ids()).not.toContain(later.caseId);
  });

  it('holds a change of what has been approved, due from when it was asked for', async () => {
    const anna = hall.house.as('booker');
    const { id: bookingId, caseId, start } = await anna.call(requestBooking, wish(hall.space.room, { start: '2026-11-25T13:00', end: '2026-11-25T14:00' }));
    await sam!.call(approveBooking, { bookingId });
    expect(await ids()).toEqual([]);
    at('2026-11-23T08:00:00Z');
    const { id: changeId } = await anna.call(requestChange, { bookingId, start, end: '2026-11-25T16:00' });
    expect(await only()).toMatchObject({
      caseId, bookingId, bookingVersion: 2, decides: 'change', start, end: '2026-11-25T15:00:00Z', receivedAt: '2026-11-23T08:00:00Z', dueAt: '2026-11-24T15:00:00Z', competing: 0,
    });
    await sam!.call(approveChange, { changeId });
    expect(await ids()).toEqual([]);
  });

  it('is searched and put in order, page by page, with counts that do not change with the tab', async () => {
    const hours = ['09', '10', '11', '12', '13'];
    const asked = [];
    for (const [index, hour] of hours.entries()) {
      at(`2026-11-20T10:0${5 - index}:00Z`);
      asked.push(await ask({ start: thursday(`${hour}:00`), end: thursday(`${hour}:30`), title: `Möte 100% ${index}` }));
    }
    const byStart = asked.map(({ caseId }) => caseId);
    expect(await ids({ sort: 'start' })).toEqual(byStart);
    for (const sort of ['received', 'due', 'priority'] as const)
      expect([sort, await ids({ sort })]).toEqual([sort, byStart.toReversed()]);

    const pages: string[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await inbox({ sort: 'due', limit: 2, ...(after !== undefined && { after }) });
      pages.push(...items.map(({ caseId }) => caseId));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(pages).toEqual(byStart.toReversed());
    expect(await refusal(inbox({ after: 'nonsense' }))).toMatchObject({ code: 'input.invalid' });

    await sam!.call(claimCase, { caseId: byStart[0]! });
    expect(await inbox({ assigned: 'me' })).toMatchObject({ items: [{ caseId: byStart[0] }], counts: { all: 5, mine: 1, unassigned: 4 } });
    expect(await ids({ text: asked[2]!.caseNumber.toLowerCase() })).toEqual([byStart[2]]);
    expect(await ids({ text: '100% 3' })).toEqual([byStart[3]]);
    expect(await ids({ text: '100_' })).toEqual([]);
    expect(await ids({ sort: 'start', from: asked[1]!.start, to: asked[2]!.end })).toEqual([byStart[1], byStart[2]]);
    expect(await inbox({ siteId: newId() })).toMatchObject({ items: [], next: null, counts: { all: 0 } });
    expect(await ids({ spaceId: hall.space.hall })).toEqual([]);
  });
});
