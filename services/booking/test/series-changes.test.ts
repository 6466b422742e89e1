import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, approveSeries, bookingCancelled, bookingDeclined, bookingMoved, bookingWithdrawn, cancelBooking, cancelSeries, changeSeries, declineSeries,
  getBooking, getSeries, moveBooking, requestBooking, requestSeries, seriesCancelled, seriesChanged, seriesDecided, type FactContract, type RawInputOf, type ReplyOf, type SeriesSnapshot,
} from '#contracts';
import { Temporal } from 'temporal-polyfill';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { refusal } from './hall.js';
import { codesByDate, seriesWish, type SeriesWish } from './series-wish.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anna = () => workshop.house.as('booker');
type Person = ReturnType<typeof anna>;
type Series = Omit<ReplyOf<typeof requestSeries>, 'refused'>;

// Each series has a week of its own in its space, in winter and without public holidays.
const weeks = [
  '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22',
  '2027-03-01', '2027-03-08', '2027-03-15', '2027-11-01', '2027-11-08', '2027-11-15',
];
const used: Record<string, number> = {};
function mondayIn(space: string): string {
  used[space] = (used[space] ?? -1) + 1;
  return weeks[used[space]]!;
}

/** Daily from nine to ten, four times, if nothing else is said. */
async function asked(person: Person, space = 'west', more: Partial<SeriesWish> = {}): Promise<Series> {
  const day = mondayIn(space);
  return person.call(requestSeries, seriesWish(workshop, space, { start: `${day}T09:00`, end: `${day}T10:00`, rrule: 'FREQ=DAILY;COUNT=4', ...more }));
}

async function approved(person: Person, ...of: [string?, Partial<SeriesWish>?]): Promise<Series> {
  const { id } = await asked(person, ...of);
  return staff().call(approveSeries, { seriesId: id });
}

const inDecember = { start: '2026-12-07T09:00', end: '2026-12-07T10:00' };

const bookingIds = ({ occurrences }: Series) => occurrences.map(({ bookingId }) => bookingId);
const stateList = ({ occurrences }: Series) => occurrences.map(({ state }) => state);
const times = ({ occurrences }: Series) => occurrences.map(({ start, end }) => `${start.slice(11, 16)}–${end.slice(11, 16)}`);
const days = ({ occurrences }: Series) => occurrences.map(({ recurrenceId }) => recurrenceId.slice(8));
const change = (person: Person, of: Series, index: number, more: Omit<RawInputOf<typeof changeSeries>, 'bookingId'>) =>
  person.call(changeSeries, { bookingId: bookingIds(of)[index]!, ...more });

/** Somebody else's hour on the day of the occurrence. */
async function takenOn(of: Series, index: number, from: string, to: string, space = 'west') {
  const day = of.occurrences[index]!.start.slice(0, 10);
  const { id } = await anna().call(requestBooking, { spaceId: workshop.space[space]!, start: `${day}T${from}`, end: `${day}T${to}`, title: 'Annat', people: 2 });
  await staff().call(approveBooking, { bookingId: id });
}

/** The fact about it, of this version of it, or any. */
const told = (fact: FactContract, id: string, version?: number) =>
  eventually('it is told', async () =>
    (await workshop.house.told(fact)).findLast(({ subject, aggregateversion }) => subject === id && aggregateversion === (version ?? aggregateversion))?.data,
  );

const floor = (of: Series) =>
  workshop.house.database('booking').query<{ booking: string }>(sql`
    select booking_id as booking, lower(during) as start from allocations where booking_id = any (${bookingIds(of)}::uuid[]) order by 2`);

describe('deciding on a series', () => {
  it('approves all that waits, and tells it once', async () => {
    const series = await asked(anna());
    const decided = await staff().call(approveSeries, { seriesId: series.id, version: 1 });
    expect(decided).toMatchObject({ version: 2, refused: [] });
    expect(stateList(decided)).toEqual(['approved', 'approved', 'approved', 'approved']);
    expect(await floor(series)).toHaveLength(4);
    expect(await told(seriesDecided, series.id)).toMatchObject({ counts: { approved: 4 }, reason: null, version: 2 });
    expect(await refusal(staff().call(approveSeries, { seriesId: series.id }))).toMatchObject({ code: 'series.nothing-to-change' });
    expect(await refusal(staff().call(declineSeries, { seriesId: series.id, version: 1, reason: 'Nej' }))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
  });

  it('approves none where one is taken, or what fits and says of the rest why not', async () => {
    const series = await asked(anna());
    await takenOn(series, 1, '09:30', '11:00');
    const refused = await refusal(staff().call(approveSeries, { seriesId: series.id }));
    expect(refused).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 1, of: 4, occurrences: [{ refusals: [{ params: { standsInTheWay: [{ title: 'Annat' }] } }] }] } });
    expect(await floor(series)).toEqual([]);
    const decided = await staff().call(approveSeries, { seriesId: series.id, mode: 'what-fits' });
    expect(stateList(decided)).toEqual(['approved', 'requested', 'approved', 'approved']);
    expect(Object.values(codesByDate(decided.refused))).toEqual([['booking.conflict']]);
    expect((await told(seriesDecided, series.id)).occurrences).toMatchObject([{ isNews: true }, { isNews: false }, { isNews: true }, { isNews: true }]);

    const declined = await staff().call(declineSeries, { seriesId: series.id, reason: 'Upptaget den dagen.' });
    expect(stateList(declined)).toEqual(['approved', 'declined', 'approved', 'approved']);
    expect(await told(seriesDecided, series.id, declined.version)).toMatchObject({ reason: 'Upptaget den dagen.', counts: { approved: 3, declined: 1 } });
    expect(await told(bookingDeclined, bookingIds(series)[1]!)).toMatchObject({ bySeries: true, reason: 'Upptaget den dagen.' });
  });

  it('keeps the floor that a request held, and gives it back when it is declined', async () => {
    const series = await asked(anna(), 'east');
    expect(await floor(series)).toHaveLength(4);
    expect(stateList(await staff().call(approveSeries, { seriesId: series.id }))).toEqual(['approved', 'approved', 'approved', 'approved']);
    expect(await floor(series)).toHaveLength(4);
    const other = await asked(anna(), 'east');
    await staff().call(declineSeries, { seriesId: other.id, reason: 'Nej' });
    expect(await floor(other)).toEqual([]);
  });

  it('is for staff, and leaves alone what was decided by itself', async () => {
    const person = anna();
    const series = await asked(person);
    await staff().call(approveBooking, { bookingId: bookingIds(series)[0]! });
    await person.call(cancelBooking, { bookingId: bookingIds(series)[0]!, reason: 'Sjuk' });
    expect(await refusal(person.call(approveSeries, { seriesId: series.id }))).toMatchObject({ code: 'actor.not-permitted' });
    const decided = await staff().call(approveSeries, { seriesId: series.id });
    expect(stateList(decided)).toEqual(['cancelled', 'approved', 'approved', 'approved']);
  });
});

describe('cancelling', () => {
  it('one, then this and those that follow, then all', async () => {
    const person = anna();
    const series = await approved(person);
    const ids = bookingIds(series);
    const cancel = (index: number, scope: 'one' | 'following' | 'all', reason = 'Inställt') => person.call(cancelSeries, { bookingId: ids[index]!, scope, reason });
    expect(stateList(await cancel(1, 'one'))).toEqual(['approved', 'cancelled', 'approved', 'approved']);
    expect(await told(bookingCancelled, ids[1]!)).toMatchObject({ bySeries: true, reason: 'Inställt' });
    expect(stateList(await cancel(2, 'following'))).toEqual(['approved', 'cancelled', 'cancelled', 'cancelled']);
    expect(await floor(series)).toHaveLength(1);
    const last = await cancel(3, 'all', 'Slut');
    expect(stateList(last)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
    const fact = await told(seriesCancelled, series.id, last.version);
    expect(fact).toMatchObject({ counts: { cancelled: 4, approved: 0 }, reason: 'Slut' });
    expect(fact.occurrences).toMatchObject([{ isNews: true }, { isNews: false }, { isNews: false }, { isNews: false }]);
    expect(await refusal(cancel(0, 'all'))).toMatchObject({ code: 'series.nothing-to-change' });
    expect(await refusal(anna().call(cancelSeries, { bookingId: ids[0]!, scope: 'all', reason: 'Inte min' }))).toMatchObject({ code: 'booking.not-found' });
  });

  it('what waits is taken back by the applicant and declined by staff', async () => {
    const person = anna();
    const hers = await asked(person);
    expect(stateList(await person.call(cancelSeries, { bookingId: bookingIds(hers)[2]!, scope: 'following', reason: 'Nej' }))).toEqual([
      'requested', 'requested', 'withdrawn', 'withdrawn',
    ]);
    expect(await told(bookingWithdrawn, bookingIds(hers)[2]!)).toMatchObject({ bySeries: true });
    expect(stateList(await staff().call(cancelSeries, { bookingId: bookingIds(hers)[0]!, scope: 'all', reason: 'Ombyggnad' }))).toEqual([
      'declined', 'declined', 'withdrawn', 'withdrawn',
    ]);
  });
});

describe('changing', () => {
  it('one makes it an exception, which stays the occurrence that it was', async () => {
    const series = await approved(anna());
    const changed = await change(staff(), series, 1, { scope: 'one', startTime: '14:00', minutes: 90, version: 2 });
    expect(changed).toMatchObject({ id: series.id, version: 3, rrule: series.rrule });
    expect(times(changed)).toEqual(['08:00–09:00', '13:00–14:30', '08:00–09:00', '08:00–09:00']);
    expect(days(changed)).toEqual(days(series));
    expect(await told(bookingMoved, bookingIds(series)[1]!)).toMatchObject({ bySeries: true, recurrenceId: series.occurrences[1]!.recurrenceId });
    expect(await refusal(change(staff(), series, 1, { scope: 'one', minutes: 30, version: 2 }))).toMatchObject({ code: 'version.changed' });
  });

  it('one is told with what it is called and where it is, if otherwise than the rest', async () => {
    const series = await approved(anna());
    await change(staff(), series, 1, { scope: 'one', title: 'Luciafika', spaceId: workshop.space['east']! });
    const { occurrences } = (await told(seriesChanged, series.id, 3)) as SeriesSnapshot;
    expect(occurrences.map(({ title, spaceName }) => [title, spaceName])).toEqual([
      [undefined, undefined],
      ['Luciafika', expect.objectContaining({ sv: expect.any(String) })],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('this and following splits the series, and the rule of each is its own', async () => {
    const series = await approved(anna());
    const split = await change(staff(), series, 2, { scope: 'following', startTime: '08:30', title: 'Språkkafé på morgonen' });
    expect(split.id).not.toBe(series.id);
    expect(split).toMatchObject({ version: 1, title: 'Språkkafé på morgonen', applicantId: series.applicantId });
    expect(times(split)).toEqual(['07:30–08:30', '07:30–08:30']);
    expect(bookingIds(split)).toEqual(bookingIds(series).slice(2));
    expect(split.rrule).toBe(`FREQ=DAILY;UNTIL=${series.occurrences[3]!.start.slice(0, 10).replaceAll('-', '')}T073000Z`);
    const rest = await staff().call(getSeries, { seriesId: series.id });
    expect(rest).toMatchObject({ version: 3, title: 'Språkkafé', rrule: `FREQ=DAILY;UNTIL=${series.occurrences[1]!.start.slice(0, 10).replaceAll('-', '')}T080000Z` });
    expect(bookingIds(rest)).toEqual(bookingIds(series).slice(0, 2));
    expect(await told(seriesChanged, series.id)).toMatchObject({ continuedAs: split.id });
    expect(await told(seriesChanged, split.id)).toMatchObject({ continuedAs: null, occurrences: [{ isNews: true }, { isNews: true }] });
    // And again, of what has been split off.
    const again = await change(staff(), split, 1, { scope: 'following', minutes: 30 });
    expect(times(again)).toEqual(['07:30–08:00']);
    expect((await staff().call(getSeries, { seriesId: split.id })).occurrences).toHaveLength(1);
  });

  it('all moves over its own old times, and is one series still', async () => {
    const series = await approved(anna(), 'west', { rrule: 'FREQ=DAILY;COUNT=5', exdates: [] });
    const changed = await change(staff(), series, 3, { scope: 'all', startTime: '09:30' });
    expect(changed).toMatchObject({ id: series.id, version: 3 });
    expect(times(changed)).toEqual(Array.from({ length: 5 }, () => '08:30–09:30'));
    expect(days(changed)).toEqual(days(series).map((day) => day.replace('T09:00', 'T09:30')));
    expect(await floor(series)).toHaveLength(5);
  });

  it('occurrences that lie wall to wall change places with their neighbours’ old times', async () => {
    const day = mondayIn('west');
    const series = await approved(anna(), 'west', { start: `${day}T00:00`, end: `${Temporal.PlainDate.from(day).add({ days: 1 }).toString()}T00:00` });
    const changed = await change(staff(), series, 0, { scope: 'all', startTime: '06:00' });
    expect(times(changed)).toEqual(Array.from({ length: 4 }, () => '05:00–05:00'));
  });

  it('is refused whole where one occurrence cannot be, and nothing of it stays', async () => {
    const series = await approved(anna());
    await takenOn(series, 2, '11:00', '12:00');
    const held = await floor(series);
    const refused = await refusal(change(staff(), series, 0, { scope: 'all', startTime: '10:30' }));
    expect(refused).toMatchObject({ code: 'series.occurrences-refused', params: { refused: 1, of: 4 } });
    expect(await staff().call(getSeries, { seriesId: series.id })).toMatchObject({ version: 2, occurrences: series.occurrences });
    expect(await floor(series)).toEqual(held);
    expect(await refusal(change(staff(), series, 0, { scope: 'all' }))).toMatchObject({ code: 'series.nothing-to-change' });
  });

  it('furnishes another space for the people, and takes its floor', async () => {
    const series = await approved(anna());
    const changed = await change(staff(), series, 1, { scope: 'following', spaceId: workshop.space.hall!, people: 100 });
    const [bookingId] = bookingIds(changed);
    expect(await staff().call(getBooking, { bookingId: bookingId! })).toMatchObject({ layout: 'theatre', setupMinutes: 30, people: 100, state: 'approved' });
    // Two cells each.
    expect(await floor(changed)).toHaveLength(6);
    const many = await refusal(change(staff(), changed, 0, { scope: 'all', people: 121 }));
    expect(Object.values(codesByDate(many.params.occurrences as never))).toEqual([['booking.too-many-people'], ['booking.too-many-people'], ['booking.too-many-people']]);
  });

  it('more people in the same floor stand in nobody’s way', async () => {
    const series = await approved(anna());
    const changed = await change(staff(), series, 0, { scope: 'all', people: 20 });
    expect(stateList(changed)).toEqual(['approved', 'approved', 'approved', 'approved']);
    expect(await floor(series)).toHaveLength(4);
  });

  it('by the applicant as long as it waits, and afterwards where it takes no more or is given at once', async () => {
    const person = anna();
    const waiting = await asked(person);
    expect(times(await change(person, waiting, 0, { scope: 'all', startTime: '15:00' }))).toEqual(Array.from({ length: 4 }, () => '14:00–15:00'));
    const given = await approved(person);
    expect(await refusal(change(person, given, 0, { scope: 'all', startTime: '15:00' }))).toMatchObject({ code: 'booking.change-needs-staff' });
    expect(times(await change(person, given, 0, { scope: 'all', minutes: 30, title: 'Kortare' }))).toEqual(Array.from({ length: 4 }, () => '08:00–08:30'));
    const atOnce = await asked(person, 'booth-4');
    expect(stateList(await change(person, atOnce, 1, { scope: 'following', startTime: '15:00' }))).toEqual(['approved', 'approved', 'approved']);
    expect(await refusal(change(anna(), given, 0, { scope: 'all', minutes: 15 }))).toMatchObject({ code: 'booking.not-found' });
  });

  it('holes and exceptions follow: what was cancelled stays away, and what was moved alone comes back in line', async () => {
    const person = anna();
    const series = await approved(person, 'west', { rrule: 'FREQ=DAILY;COUNT=5' });
    await person.call(cancelSeries, { bookingId: bookingIds(series)[1]!, scope: 'one', reason: 'Helg' });
    const { version } = await person.call(getBooking, { bookingId: bookingIds(series)[2]! });
    const day = series.occurrences[2]!.start.slice(0, 10);
    await staff().call(moveBooking, { bookingId: bookingIds(series)[2]!, version, start: `${day}T18:00`, end: `${day}T19:00` });
    const changed = await change(staff(), series, 0, { scope: 'all', startTime: '11:00' });
    expect(changed.occurrences.map(({ state, start }) => `${state} ${start.slice(11, 13)}`)).toEqual([
      'approved 10', 'cancelled 08', 'approved 10', 'approved 10', 'approved 10',
    ]);
    expect(changed.exdates).toEqual([`${series.occurrences[1]!.start.slice(0, 10)}T11:00:00`]);
  });

  it('keeps its time of day across the change of clocks', async () => {
    const start = { start: '2027-03-22T09:00', end: '2027-03-22T10:00', rrule: 'FREQ=WEEKLY;COUNT=4;BYDAY=MO', exdates: ['2027-03-29'] };
    const series = await asked(anna(), 'booth-5', start);
    expect(times(series)).toEqual(['08:00–09:00', '07:00–08:00', '07:00–08:00']);
    const changed = await change(staff(), series, 0, { scope: 'all', startTime: '12:00' });
    expect(times(changed)).toEqual(['11:00–12:00', '10:00–11:00', '10:00–11:00']);
  });
});

describe('what has begun', () => {
  it('stays as it was', async () => {
    const person = anna();
    const series = await asked(person, 'booth-6', inDecember);
    workshop.house.clock.set(series.occurrences[1]!.start);
    const changed = await change(staff(), series, 0, { scope: 'all', startTime: '16:00' });
    expect(changed.id).not.toBe(series.id);
    expect(times(changed)).toEqual(['15:00–16:00', '15:00–16:00']);
    const rest = await person.call(getSeries, { seriesId: series.id });
    expect(times(rest)).toEqual(['08:00–09:00', '08:00–09:00']);
    expect(await refusal(change(staff(), rest, 0, { scope: 'all', startTime: '17:00' }))).toMatchObject({ code: 'series.nothing-to-change' });
    expect(stateList(await person.call(cancelSeries, { bookingId: bookingIds(changed)[0]!, scope: 'all', reason: 'Slut' }))).toEqual(['cancelled', 'cancelled']);
    expect(await refusal(person.call(cancelSeries, { bookingId: bookingIds(rest)[0]!, scope: 'one', reason: 'För sent' }))).toMatchObject({ code: 'series.nothing-to-change' });
  });
});
