import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  approveBooking, askForInformation, caseBecameLate, claimCase, listInbox, messagePosted, personErased, personForgotten, postMessage, requestBooking,
  requestChange, resumeCase, setAbsence, setDecisionTime, type BookingView, type DataOf,
} from '#contracts';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { bookingService } from '../src/booking.module.js';
import { LateCasesWorker } from '../src/cases/late-cases-worker.js';
import { openHall, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());
afterEach(async () => {
  hall.house.clock.set(today);
  await tables.execute(sql`update bookings set state = 'withdrawn', decided_at = now() where state = 'requested'`);
  await tables.execute(sql`delete from absences`);
});

const at = (time: string) => hall.house.clock.set(time);
/** Asked for on a Friday at 11 by the clocks of the house, two days of eight hours are over on Tuesday at 9. */
const due = '2026-11-24T08:00:00Z';
const late = '2026-11-24T08:00:01Z';
let day = Temporal.PlainDate.from('2027-01-11');
/** For a day of its own, from 13 to 14. */
function ask(as = hall.house.as('booker')): Promise<BookingView> {
  day = day.add({ days: day.dayOfWeek < 5 ? 1 : 3 });
  return as.call(requestBooking, wish(hall.space.room, { start: `${day.toString()}T13:00`, end: `${day.toString()}T14:00` }));
}
/** Every replica looks, all at once, twice. */
const look = () => Promise.all([1, 2].flatMap(() => hall.house.running.map(({ context }) => context.get(LateCasesWorker).run())));
/** What has been told of a case, when all that was written has been. */
async function toldOf(caseId: string): Promise<DataOf<typeof caseBecameLate>[]> {
  await eventually('the outbox is empty', async () => (await tables.query(sql`select from outbox where published_at is null`)).length === 0);
  return (await hall.house.told(caseBecameLate)).map(({ data }) => caseBecameLate.data.parse(data)).filter((data) => data.caseId === caseId);
}

describe('that a case has become late', () => {
  it('is told once, by whichever replica sees it first, and says nothing of who asked', async () => {
    const { caseId, applicantId } = await ask();
    at(due);
    await look();
    expect(await toldOf(caseId)).toEqual([]);
    at(late);
    await look();
    const [told, ...more] = await toldOf(caseId);
    expect(told).toMatchObject({ decides: 'request', siteId: hall.siteId, siteName: { en: 'Parken' }, spaceName: { en: 'Room' }, receivedAt: today, dueAt: due, handledBy: null });
    expect(more).toEqual([]);
    expect(JSON.stringify(told)).not.toContain(applicantId);
    at('2026-11-27T12:00:00Z');
    await look();
    expect(await toldOf(caseId)).toHaveLength(1);
  });

  it('is told after an outage, and not again by a replica that has just begun', async () => {
    const { caseId } = await ask();
    at('2026-12-08T12:00:00Z');
    await look();
    expect(await toldOf(caseId)).toMatchObject([{ dueAt: due }]);
    const begun = await hall.house.start(bookingService);
    await begun.context.get(LateCasesWorker).run();
    expect(await toldOf(caseId)).toHaveLength(1);
  });

  it('is not told of what has been decided, nor while the applicant is waited for, and told again where it is late once more', async () => {
    const [decided, waiting] = [await ask(), await ask()];
    const sam = hall.house.as('staff');
    await sam.call(approveBooking, { bookingId: decided.id });
    await sam.call(askForInformation, { caseId: waiting.caseId, text: 'Hur många blir ni?' });
    at(late);
    await look();
    expect([await toldOf(decided.caseId), await toldOf(waiting.caseId)]).toEqual([[], []]);
    await sam.call(resumeCase, { caseId: waiting.caseId });
    const { dueAt } = (await sam.call(listInbox, {})).items[0]!;
    at(Temporal.Instant.from(dueAt!).add({ seconds: 1 }).toString());
    await look();
    await sam.call(askForInformation, { caseId: waiting.caseId, text: 'Och när?' });
    at('2026-11-30T11:00:00Z');
    await sam.call(resumeCase, { caseId: waiting.caseId });
    await look();
    at('2026-12-08T11:00:00Z');
    await look();
    const told = await toldOf(waiting.caseId);
    // It was late by a second when she was asked the second time, and is so again at once when she has answered.
    expect(told.map((one) => one.dueAt)).toEqual([dueAt, '2026-11-30T10:59:59Z']);
  });

  it('is told of a change that waits too', async () => {
    const anna = hall.house.as('booker');
    const asked = await ask(anna);
    await hall.house.as('staff').call(approveBooking, { bookingId: asked.id });
    await anna.call(requestChange, { bookingId: asked.id, start: asked.start, end: `${day.toString()}T16:00` });
    at(late);
    await look();
    expect(await toldOf(asked.caseId)).toMatchObject([{ decides: 'change', end: `${day.toString()}T15:00:00Z`, dueAt: due }]);
  });

  it('is told again where a site gives more time and that has passed, and not where it gives less', async () => {
    const admin = hall.house.as('admin');
    const { caseId } = await ask();
    at(late);
    await look();
    await admin.call(setDecisionTime, { siteId: hall.siteId, minutes: 60 });
    await look();
    await admin.call(setDecisionTime, { siteId: hall.siteId, minutes: 1920 });
    await look();
    expect(await toldOf(caseId)).toMatchObject([{ dueAt: due }]);
    at('2026-11-27T12:00:00Z');
    await look();
    expect((await toldOf(caseId)).map(({ dueAt }) => dueAt)).toEqual([due, '2026-11-25T15:00:00Z']);
    await admin.call(setDecisionTime, { siteId: hall.siteId, minutes: 960 });
  });

  it('is told of whoever handles it, or stands in for her; of her nothing is left when she is erased', async () => {
    const [siv, sam, anna] = [hall.house.as('staff'), hall.house.as('staff'), hall.house.as('booker')];
    const { caseId } = await ask(anna);
    await siv.call(claimCase, { caseId });
    await anna.call(postMessage, { caseId, text: 'Hej!' });
    await siv.call(setAbsence, { from: '2026-11-23T07:00:00Z', until: '2026-11-27T16:00:00Z', standInId: sam.id });
    at(late);
    await anna.call(postMessage, { caseId, text: 'Är någon där?' });
    await siv.call(postMessage, { caseId, text: 'Strax.' });
    await look();
    const [told] = await toldOf(caseId);
    expect(told).toMatchObject({ handledBy: sam.id });
    const posts = (await hall.house.told(messagePosted)).filter(({ data }) => data.caseId === caseId);
    expect(posts.map(({ data }) => data.handledBy)).toEqual([siv.id, sam.id, null]);

    for (const { id } of [siv, sam]) {
      await hall.house.tell(personErased, { aggregateId: id, data: { personId: id } });
      const forgotten = await eventually('she is forgotten', async () => (await hall.house.told(personForgotten.booking)).find(({ data }) => data.personId === id));
      const named = id === siv.id ? [posts[0]!.subject] : [posts[1]!.subject, told!.latenessId];
      expect(forgotten.data.wholly).toEqual(expect.arrayContaining(named));
    }
    expect(await tables.query(sql`
      select id from late_cases where told_to is not null and case_id = ${caseId} union all select id from messages where told_to is not null and case_id = ${caseId}`)).toEqual([]);
  });

  it('is told once for each time that it was due, however time goes, who looks and what becomes of it', async () => {
    const sam = hall.house.as('staff');
    const steps = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 60 }), act: fc.constantFrom('nothing', 'ask', 'resume', 'look', 'look', 'decide') }), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        at(today);
        const asked = await ask();
        const { caseId } = asked;
        const counts: { act: string; told: number; expected: number[] }[] = [];
        let now = Temporal.Instant.from(today);
        let toldAt: Temporal.Instant | null = null;
        let told = 0;
        for (const { hours, act } of taken) {
          now = now.add({ hours });
          at(now.toString());
          if (act === 'ask') await sam.call(askForInformation, { caseId, text: 'Hej' });
          if (act === 'resume') await sam.call(resumeCase, { caseId });
          const seen = (await sam.call(listInbox, { isLate: true })).items.find((item) => item.caseId === caseId);
          const isNew = seen !== undefined && (toldAt === null || Temporal.Instant.compare(toldAt, seen.dueAt!) < 0);
          const isLooked = act === 'look' || act === 'decide';
          if (isLooked) await Promise.all([look(), act === 'decide' ? sam.call(approveBooking, { bookingId: asked.id }) : null]);
          const after = (await toldOf(caseId)).length;
          // Of what is decided at the very moment it may have been told or not.
          counts.push({ act, told: after, expected: isLooked && isNew ? [...(act === 'decide' ? [told] : []), told + 1] : [told] });
          if (after > told) [told, toldAt] = [after, now];
          if (act === 'decide') break;
        }
        await look();
        counts.push({ act: 'end', told: (await toldOf(caseId)).length, expected: [told, ...(taken.some(({ act }) => act === 'decide') ? [] : [told + 1])] });
        expect(counts.filter((count) => !count.expected.includes(count.told))).toEqual([]);
        const times = (await toldOf(caseId)).map(({ dueAt }) => dueAt);
        expect(new Set(times).size).toBe(times.length);
        await tables.execute(sql`update bookings set state = 'withdrawn', decided_at = now() where id = ${asked.id} and state = 'requested'`);
      }),
      { numRuns: 12 },
    );
  });
});
