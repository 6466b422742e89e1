import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  approveBooking, approveChange, bookingMoved, cancelBooking, changeApproved, changeAsked, changeDeclined, changeWithdrawn, declineChange, getBooking,
  listChanges, moveBooking, personErased, personForgotten, requestBooking, requestChange, withdrawChange,
  type BookingView, type RawInputOf,
} from '#contracts';
import type { DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { ChangesWorker } from '../src/changes/changes-worker.js';
import { refusal } from './hall.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2 });
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anybody = () => workshop.house.as('booker');
type Person = ReturnType<typeof anybody>;

// Each test has a day of its own.
let day = 0;
const nextDay = () => {
  const date = Temporal.PlainDate.from('2027-01-11').add({ days: day++ });
  return (time: string) => `${date.toString()}T${time}`;
};

const patient = { timeoutMs: 60_000 };

async function given(person: Person, space: string, start: string, end: string, more: Partial<RawInputOf<typeof requestBooking>> = {}): Promise<BookingView> {
  const { id } = await person.call(requestBooking, { spaceId: workshop.space[space]!, start, end, title: 'Klimatdialog', people: 8, ...more }, patient);
  return staff().call(approveBooking, { bookingId: id }, patient);
}
const ask = (person: Person, { id, start, end }: BookingView, more: Partial<RawInputOf<typeof requestChange>>) =>
  person.call(requestChange, { bookingId: id, start, end, ...more }, patient);
const shown = (bookingId: string) => staff().call(getBooking, { bookingId }, patient);
const stateOf = async (changeId: string, bookingId: string) =>
  (await staff().call(listChanges, { bookingId })).items.find(({ id }) => id === changeId)?.state;

describe('a change that takes more', () => {
  it('is asked for, and the booking stays as it is until staff approve it; then it is what was asked for', async () => {
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
    const refused = await refusal(anna.call(moveBooking, { bookingId: booking.id, version: booking.version, start: booking.start, end: at('12:00') }));
    expect(refused.code).toBe('booking.change-needs-staff');
    const asked = await ask(anna, booking, { end: at('12:00'), people: 12 });
    expect(asked).toMatchObject({
      bookingId: booking.id, caseNumber: booking.caseNumber, state: 'asked', applicantId: anna.id, decidedAt: null, version: 1,
      from: { start: booking.start, end: booking.end, people: 8 }, to: { start: booking.start, people: 12, layout: 'board' },
    });
    expect(await shown(booking.id)).toMatchObject({ end: booking.end, people: 8, version: booking.version });
    expect((await staff().call(listChanges, { siteId: workshop.siteId })).items.map(({ id }) => id)).toContain(asked.id);

    const approver = staff();
    const moved = await approver.call(approveChange, { changeId: asked.id });
    expect(moved).toMatchObject({ id: booking.id, state: 'approved', end: asked.to.end, people: 12, version: booking.version + 1 });
    expect((await staff().call(listChanges, {})).items.map(({ id }) => id)).not.toContain(asked.id);
    const history = await shown(booking.id);
    expect(history.history.at(-1)).toMatchObject({ change: 'move', by: approver.id, end: asked.to.end });
    expect((await anna.call(listChanges, { bookingId: booking.id })).items).toMatchObject([{ id: asked.id, state: 'approved', from: { end: booking.end }, version: 2 }]);
    await eventually('it is told', async () => (await workshop.house.told(changeApproved)).some(({ subject }) => subject === asked.id));
    const told = (await workshop.house.told(changeAsked)).find(({ subject }) => subject === asked.id)!;
    expect(told).toMatchObject({ aggregateversion: 1, data: { bookingId: booking.id, applicantId: anna.id, from: { end: booking.end } } });
    expect((await workshop.house.told(bookingMoved)).some(({ subject }) => subject === booking.id)).toBe(true);
  });

  it('never stands in its own way, nor in that of its own time', async () => {
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('22:00'), at('23:30'));
    // Half an hour later and past midnight, on floor and time that are mostly its own.
    const asked = await ask(anna, booking, { start: at('22:30'), end: nextDay()('00:30') });
    expect(await staff().call(approveChange, { changeId: asked.id })).toMatchObject({ start: asked.to.start, end: asked.to.end });
    const half = await ask(anna, await shown(booking.id), { spaceId: workshop.space.west!, start: at('21:00') });
    expect(await staff().call(approveChange, { changeId: half.id })).toMatchObject({ spaceId: workshop.space.west });
  });

  it('is refused by the rules, and where somebody has the time, with what stands in the way', async () => {
    const at = nextDay();
    const [anna, bo] = [anybody(), anybody()];
    const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
    const other = await given(bo, 'west', at('12:00'), at('13:00'));
    expect(await refusal(ask(anna, booking, { end: at('12:30') }))).toMatchObject({
      code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'booking', spaceId: other.spaceId }] },
    });
    expect(await refusal(ask(anna, booking, { people: 500 }))).toMatchObject({ code: 'booking.too-many-people' });
    expect(await refusal(ask(anna, booking, { start: at('12:00') }))).toMatchObject({ code: 'input.end-before-start' });
    expect(await refusal(ask(bo, booking, { end: at('11:30') }))).toMatchObject({ code: 'booking.not-found' });
  });

  it('is not asked for where she can have it by herself, nor of what is no booking', async () => {
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('10:00'), at('12:00'));
    expect(await refusal(ask(anna, booking, { end: at('11:00') }))).toMatchObject({ code: 'change.not-needed' });
    const booth = await anna.call(requestBooking, { spaceId: workshop.space['booth-0']!, start: at('10:00'), end: at('11:00'), title: 'Möte', people: 2 });
    expect(await refusal(ask(anna, booth, { end: at('12:00') }))).toMatchObject({ code: 'change.not-needed' });
    const waiting = await anna.call(requestBooking, { spaceId: workshop.space.hall!, start: at('14:00'), end: at('15:00'), title: 'Möte', people: 2 });
    expect(await refusal(ask(anna, waiting, { end: at('16:00') }))).toMatchObject({ code: 'change.not-needed' });
    await anna.call(cancelBooking, { bookingId: booking.id, reason: 'Sjukdom' });
    expect(await refusal(ask(anna, booking, { end: at('13:00') }))).toMatchObject({ code: 'booking.illegal-transition' });
  });

  it('is asked for once at a time, also by many at once, and can be taken back', async () => {
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
    const settled = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => ask(anna, booking, { end: at(`${12 + index}:00`) })));
    const asked = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(asked).toHaveLength(1);
    const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect(new Set(codes)).toEqual(new Set(['change.already-asked']));
    const changeId = asked[0]!.id;
    expect(await refusal(anybody().call(withdrawChange, { changeId }))).toMatchObject({ code: 'change.not-found' });
    expect(await refusal(anna.call(withdrawChange, { changeId, version: 7 }))).toMatchObject({ code: 'version.changed' });
    expect(await anna.call(withdrawChange, { changeId })).toMatchObject({ state: 'withdrawn', version: 2 });
    expect(await refusal(staff().call(approveChange, { changeId }))).toMatchObject({ code: 'change.not-waiting', params: { state: 'withdrawn' } });
    await ask(anna, booking, { end: at('12:00') });
    await eventually('it is told', async () => (await workshop.house.told(changeWithdrawn)).some(({ subject }) => subject === changeId));
  });

  it('is declined with a reason, and the booking stays as it is', async () => {
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
    const { id: changeId } = await ask(anna, booking, { end: at('12:00') });
    expect(await refusal(staff().call(declineChange, { changeId }))).toMatchObject({ code: 'input.invalid' });
    expect(await staff().call(declineChange, { changeId, reason: 'Salen städas.' })).toMatchObject({ state: 'declined', reason: 'Salen städas.', version: 2 });
    expect(await shown(booking.id)).toMatchObject({ end: booking.end, version: booking.version });
    const fact = await eventually('it is told', async () => (await workshop.house.told(changeDeclined)).find(({ subject }) => subject === changeId));
    expect(fact.data).toMatchObject({ state: 'declined', reason: 'Salen städas.', applicantId: anna.id, version: 2 });
  });

  it('is superseded where the booking is moved, given other things or cancelled before anybody has decided', async () => {
    const at = nextDay();
    const anna = anybody();
    const moved = await given(anna, 'hall', at('08:00'), at('09:00'));
    const shortened = await given(anna, 'west', at('10:00'), at('11:00'));
    const cancelled = await given(anna, 'west', at('14:00'), at('15:00'));
    const changes = [await ask(anna, moved, { end: at('09:30') }), await ask(anna, shortened, { end: at('12:00') }), await ask(anna, cancelled, { end: at('16:00') })];
    await staff().call(moveBooking, { bookingId: moved.id, version: moved.version, start: at('07:00'), end: at('08:00') });
    await anna.call(moveBooking, { bookingId: shortened.id, version: shortened.version, start: shortened.start, end: at('10:30') });
    await anna.call(cancelBooking, { bookingId: cancelled.id, reason: 'Sjukdom' });
    for (const { id, bookingId } of changes) {
      expect(await stateOf(id, bookingId)).toBe('superseded');
      expect(await refusal(staff().call(approveChange, { changeId: id }))).toMatchObject({ code: 'change.not-waiting' });
    }
  });

  it('is superseded where nobody has decided before the booking begins', async () => {
    const { clock } = workshop.house;
    const before = clock.now().toString();
    const at = nextDay();
    const anna = anybody();
    const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
    const { id: changeId } = await ask(anna, booking, { end: at('12:00') });
    const look = () => Promise.all(workshop.house.running.map(({ context }) => context.get(ChangesWorker).run()));
    await look();
    expect(await stateOf(changeId, booking.id)).toBe('asked');
    clock.set(booking.start);
    expect((await staff().call(listChanges, {})).items.map(({ id }) => id)).not.toContain(changeId);
    expect(await refusal(staff().call(approveChange, { changeId }))).toMatchObject({ code: 'booking.already-begun' });
    await look();
    expect(await stateOf(changeId, booking.id)).toBe('superseded');
    clock.set(before);
  });

  it('against somebody who takes the time at that moment: exactly one has it, and who loses keeps what she had', async () => {
    for (let round = 0; round < 6; round++) {
      const at = nextDay();
      const [anna, bo] = [anybody(), anybody()];
      const booking = await given(anna, 'hall', at('10:00'), at('11:00'));
      const change = await ask(anna, booking, { end: at('13:00') });
      const { id: rival } = await bo.call(requestBooking, { spaceId: workshop.space.west!, start: at('12:00'), end: at('14:00'), title: 'Annat', people: 3 });
      const [approved, taken] = await Promise.allSettled([
        staff().call(approveChange, { changeId: change.id }, patient),
        staff().call(approveBooking, { bookingId: rival }, patient),
      ]);
      expect([approved.status, taken.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const isChanged = approved.status === 'fulfilled';
      const now = await shown(booking.id);
      const stand = [now.state, now.end, await stateOf(change.id, booking.id), (await shown(rival)).state];
      expect(stand).toEqual(isChanged ? ['approved', change.to.end, 'approved', 'requested'] : ['approved', booking.end, 'asked', 'approved']);
      const [refused] = [approved, taken].flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
      expect(refused).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ bookingId: isChanged ? booking.id : rival }] } });
    }
  });

  it('approved and cancelled at the same moment ends in one of the two, whole', async () => {
    for (let round = 0; round < 4; round++) {
      const at = nextDay();
      const anna = anybody();
      const booking = await given(anna, 'west', at('10:00'), at('11:00'));
      const change = await ask(anna, booking, { end: at('13:00') });
      const settled = await Promise.allSettled([
        staff().call(approveChange, { changeId: change.id }, patient),
        anna.call(cancelBooking, { bookingId: booking.id, reason: 'Sjukdom' }, patient),
      ]);
      expect(settled[1].status).toBe('fulfilled');
      expect((await shown(booking.id)).state).toBe('cancelled');
      expect(await stateOf(change.id, booking.id)).toBe(settled[0].status === 'fulfilled' ? 'approved' : 'superseded');
      const held = await workshop.house.database('booking').query(sql`select from allocations where booking_id = ${booking.id}`);
      expect(held).toHaveLength(0);
    }
  });
});

describe('a person who is erased', () => {
  it('leaves nothing of herself in changes, and who decided goes when she is', async () => {
    const at = nextDay();
    const [anna, berit, secret] = [anybody(), staff(), 'Zaragoza'];
    const [alone, anothers] = [await given(anna, 'west', at('10:00'), at('11:00')), await given(anybody(), 'east', at('10:00'), at('11:00'))];
    const waiting = await ask(anna, await given(anna, 'west', at('13:00'), at('14:00')), { end: at('15:00') });
    const declined = await ask(anna, alone, { end: at('12:00') });
    await berit.call(declineChange, { changeId: declined.id, reason: secret });
    const others = await ask(workshop.house.as({ id: anothers.applicantId!, roles: ['booker'] }), anothers, { end: at('12:00') });
    await berit.call(approveChange, { changeId: others.id });
    for (const { id } of [anna, berit]) await workshop.house.tell(personErased, { aggregateId: id, data: { personId: id } });
    const told = await eventually('both are forgotten', async () => {
      const facts = (await workshop.house.told(personForgotten.booking)).filter(({ subject }) => [anna.id, berit.id].includes(subject));
      return facts.length === 2 && facts;
    });
    expect(told.find(({ subject }) => subject === anna.id)!.data.purge).toEqual(expect.arrayContaining([waiting.id, declined.id]));
    const rows = await workshop.house.database('booking').query<{ row: string }>(sql`
      select change::text as row from booking_changes as change union all select reply::text from idempotency`);
    expect(rows.filter(({ row }) => [anna.id, berit.id, secret].some((hers) => row.includes(hers)))).toEqual([]);
    expect([await stateOf(waiting.id, waiting.bookingId), await stateOf(declined.id, alone.id), await stateOf(others.id, anothers.id)]).toEqual(['superseded', 'declined', 'approved']);
  });
});
