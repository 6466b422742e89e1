import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approveBooking, attendanceNoted, bookingCancelled, cancelBooking, cancelSeries, checkInBooking, explainDecisions, finishBooking, getBooking, moveBooking, placeWatch, requestBooking, requestSeries, setRules,
  undoCheckIn, visitorArrived, watchMet,
  type AttendanceView, type BookingView, type RawInputOf, type VisitSnapshot,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { nobodyCame } from '../src/attendance/release-unattended.js';
import { ReleaseWorker } from '../src/attendance/release-worker.js';
import { WatchesWorker } from '../src/watches/watches-worker.js';
import { refusal } from './hall.js';
import { openWorkshop, type Workshop } from './workshop.js';

const start = '2026-11-20T10:00:00Z';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2, now: start });
  for (const space of ['hall', 'booth-1', 'booth-2']) await setTo(space, { releaseAfterMinutes: 20, lateCancellationMinutes: 24 * 60 });
});
afterAll(() => workshop.house.close());

// Each test is on a morning of its own, later than the one before: rules hold for what begins after they were set.
let day = 0;
beforeEach(() => {
  day++;
  workshop.house.clock.set(at('07:00'));
});
const at = (time: string) => `2026-12-${String(day).padStart(2, '0')}T${time}:00Z`;

const patient = { timeoutMs: 60_000 };
const staff = () => workshop.house.as('staff');
const anybody = () => workshop.house.as('booker');
type Person = ReturnType<typeof anybody>;

async function setTo(space: string, rules: Partial<RawInputOf<typeof setRules>['rules']>): Promise<void> {
  const { id, rules: had, rulesVersion } = workshop.spaces.find(({ slug }) => slug === space)!;
  await staff().call(setRules, { spaceId: id, version: rulesVersion, rules: { ...had, ...rules } });
}

async function given(person: Person, space: string, from: string, to: string, more: Partial<RawInputOf<typeof requestBooking>> = {}): Promise<BookingView> {
  const input = { spaceId: workshop.space[space]!, start: at(from), end: at(to), title: 'Klimatdialog', people: 4, ...more };
  const booking = await person.call(requestBooking, input, patient);
  return booking.state === 'approved' ? booking : staff().call(approveBooking, { bookingId: booking.id }, patient);
}

const clock = (time: string) => workshop.house.clock.set(at(time));
const checkIn = (person: Person, { id }: { id: string }) => person.call(checkInBooking, { bookingId: id }, patient);
const finish = (person: Person, { id }: { id: string }) => person.call(finishBooking, { bookingId: id }, patient);
const shown = ({ id }: { id: string }) => staff().call(getBooking, { bookingId: id }, patient);
const release = () => Promise.all(workshop.house.running.map(({ context }) => context.get(ReleaseWorker).run()));
const told = (booking: { id: string }) => workshop.house.told(attendanceNoted).then((facts) => facts.filter(({ subject }) => subject === booking.id));

describe('somebody who comes', () => {
  it('is noted from half an hour before until the end, once, by herself, the reception, staff or the panel at the door', async () => {
    const anna = anybody();
    const bookings = await Promise.all(['booth-3', 'booth-4', 'booth-5', 'booth-6'].map((space) => given(anna, space, '09:00', '10:00')));
    clock('08:29');
    expect(await refusal(checkIn(anna, bookings[0]!))).toMatchObject({ code: 'booking.check-in-too-early', params: { from: at('08:30') } });
    clock('08:30');
    const who = [anna, workshop.house.as('reception'), staff(), workshop.house.as('device')];
    for (const [index, person] of who.entries()) {
      expect(await checkIn(person, bookings[index]!)).toMatchObject({ bookingId: bookings[index]!.id, state: 'approved', checkedInAt: at('08:30'), version: 2 });
    }
    const first = bookings[0]!;
    clock('09:30');
    expect(await checkIn(staff(), first)).toMatchObject({ checkedInAt: at('08:30'), version: 2 });
    const { history, checkedInAt } = await shown(first);
    expect([checkedInAt, history.at(-1)]).toEqual([at('08:30'), expect.objectContaining({ change: 'check-in', by: anna.id })]);
    expect((await shown(bookings[3]!)).history.at(-1)).toMatchObject({ change: 'check-in', by: null });
    const facts = await eventually('it is told', async () => (await told(first)).length > 0 && told(first));
    expect(facts).toMatchObject([{ aggregateversion: 2, data: { bookingId: first.id, checkedInAt: at('08:30') } }]);

    const late = await given(anna, 'booth-7', '11:00', '12:00');
    expect(await refusal(checkIn(anybody(), late))).toMatchObject({ code: 'booking.not-found' });
    clock('12:00');
    expect(await refusal(checkIn(anna, late))).toMatchObject({ code: 'booking.over' });
    const waiting = await anna.call(requestBooking, { spaceId: workshop.space.west!, start: at('12:10'), end: at('13:00'), title: 'Möte', people: 2 });
    expect(await refusal(checkIn(anna, waiting))).toMatchObject({ code: 'booking.illegal-transition', params: { from: 'requested' } });
  });

  it('was noted by mistake, and is not any more', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-1', '09:00', '11:00');
    const undo = () => workshop.house.as('reception').call(undoCheckIn, { bookingId: booking.id });
    clock('09:00');
    expect(await refusal(undo())).toMatchObject({ code: 'booking.not-checked-in' });
    await checkIn(anna, booking);
    expect(await undo()).toMatchObject({ checkedInAt: null, version: 3 });
    clock('09:20');
    await release();
    expect(await shown(booking)).toMatchObject({ state: 'cancelled', isNoShow: true });
    expect(await refusal(undo())).toMatchObject({ code: 'booking.illegal-transition' });
  });

  it('comes anew where the booking is moved to another time', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-3', '09:00', '10:00');
    clock('08:40');
    await checkIn(anna, booking);
    const { version } = await shown(booking);
    const shorter = await anna.call(moveBooking, { bookingId: booking.id, version, start: booking.start, end: at('09:30') });
    expect(shorter.checkedInAt).toBe(at('08:40'));
    const later = await staff().call(moveBooking, { bookingId: booking.id, version: shorter.version, start: at('11:00'), end: at('12:00') });
    expect(later.checkedInAt).toBeNull();
  });

  it('is a guest of the booking whom the reception lets in, at its time and not at another', async () => {
    const booking = await given(anybody(), 'booth-1', '09:00', '11:00');
    const arrive = (visit: Partial<VisitSnapshot>) => workshop.house.tell(visitorArrived, { aggregateId: newId(), data: { ...visitTo(booking), ...visit } });
    await takenIn(await arrive({ arrivedAt: at('08:00') }));
    await takenIn(await arrive({ arrivedAt: at('09:05'), bookingId: newId() }));
    expect((await shown(booking)).checkedInAt).toBeNull();
    clock('09:10');
    await takenIn(await arrive({ arrivedAt: at('09:05') }));
    await takenIn(await arrive({ arrivedAt: at('09:07') }));
    expect(await shown(booking)).toMatchObject({ checkedInAt: at('09:05'), version: 2 });
    clock('09:30');
    await release();
    expect((await shown(booking)).state).toBe('approved');
  });
});

const takenIn = (id: string) =>
  eventually('the arrival is taken in', async () => (await workshop.house.database('booking').query(sql`select from inbox where event_id = ${id}`)).length > 0);

const visitTo = (booking: BookingView): VisitSnapshot => ({
  visitId: newId(), kind: 'guest', state: 'inside', visitorId: newId(), hostId: null, title: { sv: 'Möte', en: 'Meeting' }, siteId: booking.siteId,
  siteName: { sv: 'Parken', en: 'Parken' }, address: 'Kajen 1', spaceName: null, timeZone: 'Europe/Stockholm', bookingId: booking.id, eventId: null,
  expectedFrom: booking.start, expectedUntil: booking.end, arrivedAt: booking.start, leftAt: null, leftBy: null, version: 2,
});

describe('somebody who leaves early', () => {
  it('frees what is left by whole minutes, after clearing up, and what was carried there', async () => {
    const anna = anybody();
    const projectors = workshop.pool.projectors!;
    const booking = await given(anna, 'hall', '09:00', '12:00', { pooled: [{ poolId: projectors, amount: 2 }] });
    expect(booking.clearupMinutes).toBe(10);
    clock('09:10');
    await checkIn(anna, booking);
    expect(await refusal(finish(anybody(), booking))).toMatchObject({ code: 'booking.not-found' });
    workshop.house.clock.set(at('10:29').replace(':00Z', ':01Z'));
    const finished = await finish(anna, booking);
    expect(finished).toMatchObject({ state: 'approved', end: at('10:30'), finishedAt: at('10:29').replace(':00Z', ':01Z'), version: 4 } satisfies Partial<AttendanceView>);
    expect(await finish(anna, booking)).toEqual(finished);
    expect((await shown(booking)).history.at(-1)).toMatchObject({ change: 'finish', by: anna.id, end: at('10:30') });
    const facts = await eventually('both are told', async () => {
      const all = await told(booking);
      return all.length === 2 && all;
    });
    expect(facts.at(-1)!.data).toMatchObject({ end: at('10:30'), finishedAt: finished.finishedAt });

    const ask = (from: string) => given(anybody(), 'west', from, '12:00', { pooled: [{ poolId: projectors, amount: 2 }] });
    const tooEarly = await anybody().call(requestBooking, { spaceId: workshop.space.west!, start: at('10:35'), end: at('12:00'), title: 'Nästa', people: 3 }).catch((error: unknown) => error);
    expect(tooEarly).toMatchObject({ code: 'booking.conflict' });
    expect(await ask('10:40')).toMatchObject({ state: 'approved' });
  });

  it('has had it for a minute at least, and neither before it began nor when it is over', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-3', '09:00', '10:00');
    expect(await refusal(finish(anna, booking))).toMatchObject({ code: 'booking.not-begun' });
    clock('09:00');
    expect(await finish(anna, booking)).toMatchObject({ end: at('09:01') });
    const other = await given(anna, 'booth-4', '09:30', '10:00');
    workshop.house.clock.set(at('09:59').replace(':00Z', ':30Z'));
    expect(await finish(anna, other)).toMatchObject({ end: at('10:00') });
    const third = await given(anna, 'booth-4', '10:00', '11:00');
    clock('11:00');
    expect(await refusal(finish(anna, third))).toMatchObject({ code: 'booking.over' });
  });
});

describe('where nobody comes', () => {
  it('the space is free again when the rules say so, and it is told that and why', async () => {
    const anna = anybody();
    const booking = await given(anna, 'hall', '09:00', '12:00');
    const attended = await given(anna, 'booth-1', '09:00', '12:00');
    const withoutRule = await given(anna, 'booth-3', '09:00', '12:00');
    clock('09:10');
    await checkIn(anna, attended);
    clock('09:19');
    await release();
    expect((await shown(booking)).state).toBe('approved');
    clock('09:20');
    await release();
    const released = await shown(booking);
    expect(released).toMatchObject({
      state: 'cancelled', isNoShow: true, isCancelledLate: false, reason: null, reasonId: nobodyCame, listedReason: { sv: 'Ingen kom', en: 'Nobody came' }, version: 3,
    });
    expect((await anna.call(explainDecisions, { bookingId: booking.id })).decisions.at(-1)).toMatchObject({
      kind: 'released', decidedBy: 'rules', reason: { id: nobodyCame }, rules: { rules: { releaseAfterMinutes: 20 } },
    });
    expect(released.history.at(-1)).toMatchObject({ change: 'release', by: null, state: 'cancelled' });
    expect([(await shown(attended)).state, (await shown(withoutRule)).state]).toEqual(['approved', 'approved']);
    const facts = await eventually('it is told once', async () => {
      const cancellations = (await workshop.house.told(bookingCancelled)).filter(({ subject }) => subject === booking.id);
      return cancellations.length > 0 && cancellations;
    });
    expect(facts).toMatchObject([{ data: { state: 'cancelled', isNoShow: true, listedReason: { sv: 'Ingen kom' } } }]);
    expect(await given(anybody(), 'hall', '09:40', '11:00')).toMatchObject({ state: 'approved' });
    expect(await refusal(checkIn(anna, booking))).toMatchObject({ code: 'booking.illegal-transition' });
  });

  it('whoever watches is told at once of what is left', async () => {
    const bo = anybody();
    await given(anybody(), 'booth-1', '09:00', '12:00');
    const { siteId, space } = workshop;
    const wanted = { siteIds: [siteId], spaceIds: [space['booth-1']!], people: 2, from: at('09:00'), to: at('12:00'), minutes: 60 };
    const watch = await bo.call(placeWatch, wanted);
    const look = () => Promise.all(workshop.house.running.map(({ context }) => context.get(WatchesWorker).run()));
    await look();
    clock('09:20');
    await release();
    await look();
    const met = await eventually('she is told', async () => (await workshop.house.told(watchMet)).find(({ subject }) => subject === watch.id));
    expect(met.data).toMatchObject({ personId: bo.id, windows: [{ spaceId: space['booth-1'], end: at('12:00') }] });
  });

  it('what began before there was such a rule, is over, or was left early, stays', async () => {
    const anna = anybody();
    const before = await given(anna, 'booth-8', '07:00', '12:00');
    const short = await given(anna, 'booth-1', '08:00', '08:15');
    const left = await given(anna, 'booth-2', '08:00', '10:00');
    clock('07:30');
    await setTo('booth-8', { releaseAfterMinutes: 20 });
    clock('08:30');
    await finish(anna, left);
    await release();
    for (const booking of [before, short, left]) expect(await shown(booking)).toMatchObject({ state: 'approved', isNoShow: false });
  });

  it('across midnight it is released as at any other hour', async () => {
    const booking = await given(anybody(), 'booth-1', '22:00', '23:00');
    const moved = await staff().call(moveBooking, { bookingId: booking.id, version: booking.version, start: at('23:50'), end: nextDay('01:00') });
    workshop.house.clock.set(nextDay('00:09'));
    await release();
    expect((await shown(moved)).state).toBe('approved');
    workshop.house.clock.set(nextDay('00:10'));
    await release();
    expect(await shown(moved)).toMatchObject({ state: 'cancelled', isNoShow: true });
  });

  it('and somebody comes at that moment, whoever is first wins, and nothing is half done', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 10; round++) {
      const anna = anybody();
      const booking = await given(anna, 'booth-2', `${10 + round}:00`, `${10 + round}:50`);
      clock(`${10 + round}:20`);
      const [checked] = await Promise.allSettled([checkIn(anna, booking), release(), checkIn(anna, booking)]);
      const now = await shown(booking);
      outcomes.push(now.state);
      expect([now.isNoShow, now.checkedInAt !== null]).toEqual(now.state === 'cancelled' ? [true, false] : [false, true]);
      expect(checked).toMatchObject(now.state === 'cancelled' ? { reason: { code: 'booking.illegal-transition' } } : { status: 'fulfilled' });
      expect(now.history.filter(({ change }) => change === 'release' || change === 'check-in')).toHaveLength(1);
      const held = await workshop.house.database('booking').query(sql`select from allocations where booking_id = ${booking.id}`);
      expect(held).toHaveLength(now.state === 'cancelled' ? 0 : 1);
    }
    expect(outcomes).toHaveLength(10);
  });
});

describe('cancelling', () => {
  it('is marked where an applicant does it later than the rules say, and never refused', async () => {
    const anna = anybody();
    const tomorrow = (from: string, to: string) => given(anna, 'hall', '08:00', '09:00', { start: nextDay(from), end: nextDay(to) });
    const [early, late, byHouse] = [await tomorrow('13:00', '14:00'), await tomorrow('15:00', '16:00'), await tomorrow('17:00', '18:00')];
    expect((await shown(late)).lateFrom).toBe(at('15:00'));
    clock('13:00');
    expect(await anna.call(cancelBooking, { bookingId: early.id, reason: 'Sjukdom' })).toMatchObject({ isCancelledLate: false });
    workshop.house.clock.set(nextDay('14:59'));
    expect(await anna.call(cancelBooking, { bookingId: late.id, reason: 'Sjukdom' })).toMatchObject({ state: 'cancelled', isCancelledLate: true });
    expect(await staff().call(cancelBooking, { bookingId: byHouse.id, reason: 'Vattenläcka' })).toMatchObject({ isCancelledLate: false });
    const details = await workshop.house.database('booking').query<{ details: object }>(sql`
      select details from booking_history where change = 'cancel' and booking_id in (${late.id}, ${early.id}) order by at`);
    expect(details.map((row) => row.details)).toEqual([{ reason: 'Sjukdom' }, { reason: 'Sjukdom', isLate: true }]);
    const fact = await eventually('it is told', async () => (await workshop.house.told(bookingCancelled)).find(({ subject }) => subject === late.id));
    expect(fact.data).toMatchObject({ isCancelledLate: true });
    const free = await given(anna, 'booth-3', '08:00', '09:00', { start: nextDay('20:00'), end: nextDay('21:00') });
    expect((await shown(free)).lateFrom).toBeNull();
  });
});

describe('cancelling a series', () => {
  it('is marked for those of its occurrences for which it is late, and for no others', async () => {
    const anna = anybody();
    const { id, occurrences } = await anna.call(requestSeries, {
      spaceId: workshop.space['booth-1']!, start: at('12:00'), end: at('13:00'), rrule: 'FREQ=DAILY;COUNT=4', title: 'Möte', people: 2,
    });
    clock('07:00');
    await anna.call(cancelSeries, { bookingId: occurrences[0]!.bookingId, scope: 'all', reason: 'Sjukdom' });
    const cancelled = await Promise.all(occurrences.map(({ bookingId }) => shown({ id: bookingId })));
    expect(cancelled.map(({ state, isCancelledLate }) => [state, isCancelledLate])).toEqual([true, false, false, false].map((late) => ['cancelled', late]));
    expect(cancelled.every(({ seriesId }) => seriesId === id)).toBe(true);
  });
});

const nextDay = (time: string) => `2026-12-${String(day + 1).padStart(2, '0')}T${time}:00Z`;
