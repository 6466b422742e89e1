import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approveBooking, cancelBooking, checkDoorCode, finishBooking, getBooking, moveBooking, requestBooking, revealDoorCode, showDoorCode, swapBookings,
  type BookingView, type RawInputOf,
} from '#contracts';
import { newId, type Actor, type DomainError } from '#kernel';
import { raw, sql, type Database } from '#persistence';
import { refusal } from './hall.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2 });
  tables = workshop.house.database('booking');
});
afterAll(() => workshop.house.close());

let day = 0;
beforeEach(() => {
  day += 2;
  clock('07:00');
});
const at = (time: string) => `2026-12-${String(day).padStart(2, '0')}T${time.length === 5 ? `${time}:00` : time}Z`;
const clock = (time: string) => workshop.house.clock.set(at(time));

const patient = { timeoutMs: 60_000 };
const staff = () => workshop.house.as('staff');
const anybody = () => workshop.house.as('booker');
type Person = ReturnType<typeof anybody>;
const panel = () => workshop.house.as({ id: `device:${newId()}`, roles: ['device'] } satisfies Actor);

async function given(person: Person, space: string, from: string, to: string, more: Partial<RawInputOf<typeof requestBooking>> = {}): Promise<BookingView> {
  const booking = await person.call(requestBooking, { spaceId: workshop.space[space]!, start: at(from), end: at(to), title: 'Möte', people: 2, ...more }, patient);
  return booking.state === 'approved' ? booking : staff().call(approveBooking, { bookingId: booking.id }, patient);
}

const codeOf = async ({ id }: BookingView, person: Person = staff()) => (await person.call(showDoorCode, { bookingId: id })).code;
const open = (space: string, code: string, device = panel()) => device.call(checkDoorCode, { spaceId: workshop.space[space]!, code }, patient);
const reveal = (bookingId: string, service = 'notifications') => workshop.house.asPeer(service, revealDoorCode, { bookingId });
const otherThan = (...codes: string[]) => ['000001', '000002', '000003', '000004'].find((code) => !codes.includes(code))!;

describe('the code of a door', () => {
  it('is shown to whose booking it is and to those who look after the house, from a day before until the end', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-0', '10:00', '11:00', { start: tomorrow('10:00'), end: tomorrow('11:00') });
    const show = (person: Person) => person.call(showDoorCode, { bookingId: booking.id });
    clock('09:59:59');
    expect(await refusal(show(anna))).toMatchObject({ code: 'door-code.not-yet', params: { from: at('10:00') } });
    clock('10:00');
    const shown = await show(anna);
    expect(shown).toEqual({ bookingId: booking.id, code: expect.stringMatching(/^\d{6}$/), validFrom: tomorrow('09:45'), validUntil: tomorrow('11:00') });
    expect([await show(staff()), await show(workshop.house.as('reception'))]).toEqual([shown, shown]);
    expect(await refusal(show(anybody()))).toMatchObject({ code: 'booking.not-found' });
    expect(await refusal(show(panel()))).toMatchObject({ code: 'actor.not-permitted' });
    workshop.house.clock.set(tomorrow('11:00'));
    expect(await refusal(show(anna))).toMatchObject({ code: 'door-code.over' });
    const cancelled = await given(anna, 'booth-0', '12:00', '13:00', { start: tomorrow('12:00'), end: tomorrow('13:00') });
    await anna.call(cancelBooking, { bookingId: cancelled.id, reason: 'Sjukdom' });
    expect(await refusal(anna.call(showDoorCode, { bookingId: cancelled.id }))).toMatchObject({ code: 'door-code.not-approved' });
  });

  it('is told notifications, for the message that reminds of the booking, and no other service', async () => {
    const booking = await given(anybody(), 'booth-0', '10:00', '11:00');
    expect(await reveal(booking.id)).toEqual({ code: await codeOf(booking), start: at('10:00'), end: at('11:00') });
    await expect(reveal(booking.id, 'visitors')).rejects.toMatchObject({ code: 'internal' });
    await expect(staff().call(revealDoorCode, { bookingId: booking.id })).rejects.toMatchObject({ code: 'internal' });
    expect(await refusal(reveal(newId()))).toMatchObject({ code: 'booking.not-found' });
    await staff().call(cancelBooking, { bookingId: booking.id, reason: 'Översvämning' });
    expect(await refusal(reveal(booking.id))).toMatchObject({ code: 'door-code.not-approved' });
  });

  it('opens from a quarter of an hour before the start until the end, and then somebody has come', async () => {
    const booking = await given(anybody(), 'booth-0', '10:00', '11:00');
    const code = await codeOf(booking);
    clock('09:44:59');
    expect(await open('booth-0', code)).toEqual({ opens: false, why: 'not-yet', bookingId: null, validFrom: at('09:45'), validUntil: null });
    clock('09:45');
    expect(await open('booth-1', code)).toMatchObject({ opens: false, why: 'wrong' });
    expect((await seen(booking)).checkedInAt).toBeNull();
    expect(await open('booth-0', code)).toEqual({ opens: true, why: null, bookingId: booking.id, validFrom: null, validUntil: booking.end });
    expect(await seen(booking)).toMatchObject({ checkedInAt: at('09:45'), version: 2 });
    clock('10:59:59');
    expect(await open('booth-0', code)).toMatchObject({ opens: true });
    expect(await seen(booking)).toMatchObject({ checkedInAt: at('09:45'), version: 2 });
    clock('11:00');
    expect(await open('booth-0', code)).toMatchObject({ opens: false, why: 'over', bookingId: null });
    expect(await refusal(panel().call(checkDoorCode, { spaceId: newId(), code }))).toMatchObject({ code: 'space.not-found' });
  });

  it('is another where the booking is moved in time, the same across midnight, and ends with the booking', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-0', '10:00', '11:00');
    const first = await codeOf(booking);
    const moved = await anna.call(moveBooking, { bookingId: booking.id, version: booking.version, start: at('23:30'), end: tomorrow('00:30') });
    const second = await codeOf(moved);
    expect(second).not.toBe(first);
    clock('09:50');
    expect(await open('booth-0', first)).toMatchObject({ opens: false, why: 'wrong' });
    workshop.house.clock.set(tomorrow('00:15').replace(':00Z', ':10Z'));
    expect(await open('booth-0', second)).toMatchObject({ opens: true });
    await anna.call(finishBooking, { bookingId: booking.id });
    expect(await open('booth-0', second)).toMatchObject({ opens: true });
    workshop.house.clock.set(tomorrow('00:16'));
    expect(await open('booth-0', second)).toMatchObject({ opens: false, why: 'over' });

    const gone = await given(anna, 'booth-0', '10:00', '11:00', { start: tomorrow('02:00'), end: tomorrow('03:00') });
    const third = await codeOf(gone);
    await anna.call(cancelBooking, { bookingId: gone.id, reason: 'Sjukdom' });
    workshop.house.clock.set(tomorrow('02:00'));
    expect(await open('booth-0', third)).toMatchObject({ opens: false, why: 'wrong' });
  });

  it('of the hall opens both halves, and that of a half neither the hall nor the other half', async () => {
    const [hall, west] = [await given(anybody(), 'hall', '10:00', '11:00'), await given(anybody(), 'west', '12:00', '13:00')];
    const codes = [await codeOf(hall), await codeOf(west)] as const;
    clock('10:00');
    for (const space of ['hall', 'west', 'east']) expect(await open(space, codes[0])).toMatchObject({ opens: true, bookingId: hall.id });
    clock('12:00');
    expect(await open('west', codes[1])).toMatchObject({ opens: true, bookingId: west.id });
    for (const space of ['hall', 'east']) expect(await open(space, codes[1])).toMatchObject({ opens: false, why: 'wrong' });
  });

  it('goes with the booking into another room', async () => {
    const [one, other] = [await given(anybody(), 'booth-0', '10:00', '11:00'), await given(anybody(), 'booth-1', '10:00', '11:00')];
    const code = await codeOf(one);
    await staff().call(swapBookings, { bookingId: one.id, version: one.version, otherBookingId: other.id, otherVersion: other.version });
    clock('10:00');
    expect(await open('booth-0', code)).toMatchObject({ opens: false, why: 'wrong' });
    expect(await open('booth-1', code)).toMatchObject({ opens: true, bookingId: one.id });
  });

  it('may be tried five times a minute at a panel, also by many at once, and each panel counts its own', async () => {
    const booking = await given(anybody(), 'booth-0', '10:00', '11:00');
    const code = await codeOf(booking);
    const wrong = otherThan(code);
    clock('10:00');
    const device = panel();
    const settled = await Promise.allSettled(Array.from({ length: 12 }, () => open('booth-0', wrong, device)));
    const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.why] : []));
    const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect([answers, new Set(codes)]).toEqual([Array(5).fill('wrong'), new Set(['limit.exceeded'])]);
    expect(await refusal(open('booth-0', code, device))).toMatchObject({ code: 'limit.exceeded', params: { retryAfter: 60 } });
    expect(await open('booth-0', code)).toMatchObject({ opens: true });
    clock('10:00:59');
    expect(await refusal(open('booth-0', code, device))).toMatchObject({ code: 'limit.exceeded' });
    clock('10:01');
    for (let round = 0; round < 3; round++) {
      for (let tried = 0; tried < 4; tried++) expect(await open('booth-0', wrong, device)).toMatchObject({ why: 'wrong' });
      // Whoever knows the code begins anew.
      expect(await open('booth-0', code, device)).toMatchObject({ opens: true });
    }
  });

  it('is in no table, no fact and no answer that is kept', async () => {
    const anna = anybody();
    const booking = await given(anna, 'booth-0', '10:00', '11:00');
    const code = await codeOf(booking, anna);
    clock('10:00');
    await open('booth-0', code);
    await open('booth-1', code);
    const names = await tables.query<{ name: string }>(sql`
      select tablename as name from pg_tables where schemaname = 'booking' and tablename <> 'migrations' and tablename not like 'diary%'`);
    const rows = (await Promise.all(names.map(({ name }) => tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)))).flat();
    const alone = new RegExp(`(?<![\\w.])${code}(?![\\w])`);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ row }) => alone.test(row))).toEqual([]);
    expect((await workshop.house.told()).filter((fact) => alone.test(JSON.stringify(fact)))).toEqual([]);
  });
});

const seen = ({ id }: BookingView) => staff().call(getBooking, { bookingId: id }, patient);
const tomorrow = (time: string) => `2026-12-${String(day + 1).padStart(2, '0')}T${time}:00Z`;
