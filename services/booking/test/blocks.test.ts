import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  findFreeWindows,
  liftBlock,
  listBlocks,
  placeBlock,
  previewBlock,
  requestBooking,
  type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const reason = { sv: 'Golvet slipas', en: 'The floor is being sanded' };
const block = (spaceId: string, start: string, end: string): RawInputOf<typeof placeBlock> => ({ spaceId, start, end, reason });
const ask = (spaceId: string, start: string, end: string) => hall.house.as('booker').call(requestBooking, wish(spaceId, { start, end }));
async function book(spaceId: string, start: string, end: string) {
  const { id } = await ask(spaceId, start, end);
  return staff().call(approveBooking, { bookingId: id });
}
const held = ({ id }: { id: string }) =>
  hall.house.database('booking').query<{ slug: string }>(sql`
    select slug from allocations join cells on cells.id = cell_id where block_id = ${id} order by slug`);

describe('a space under maintenance', () => {
  it('has its floor taken, also when the house is closed, and is given back when it is lifted', async () => {
    const { room } = hall.space;
    const placed = await staff().call(placeBlock, block(room, '2026-12-04T12:00', '2026-12-07T10:00'));
    expect(placed).toMatchObject({ spaceId: room, start: '2026-12-04T11:00:00Z', end: '2026-12-07T09:00:00Z', reason, bookingsHit: [], bookingsHitCount: 0 });
    expect(await held(placed)).toEqual([{ slug: 'room' }]);
    expect(await refusal(ask(room, '2026-12-07T09:00', '2026-12-07T11:00'))).toMatchObject({
      code: 'booking.conflict',
      params: { standsInTheWay: [{ kind: 'maintenance', spaceId: room, start: '2026-12-04T11:00:00Z', end: '2026-12-07T09:00:00Z' }] },
    });
    const free = { siteId: hall.siteId, people: 1, equipment: ['whiteboard' as const], from: '2026-12-07T08:00', to: '2026-12-07T17:00', minutes: 60 };
    expect((await hall.house.as('visitor').call(findFreeWindows, free)).windows).toMatchObject([{ spaceId: room, start: '2026-12-07T09:00:00Z' }]);
    // It may meet what it borders on.
    expect((await book(room, '2026-12-07T10:00', '2026-12-07T11:00')).state).toBe('approved');
    await staff().call(liftBlock, { blockId: placed.id });
    expect(await held(placed)).toEqual([]);
    expect((await book(room, '2026-12-07T09:00', '2026-12-07T10:00')).state).toBe('approved');
    expect(await refusal(staff().call(liftBlock, { blockId: placed.id }))).toMatchObject({ code: 'block.not-found' });
  });

  it('is refused with every booking in the way, however many, of spaces that share its floor too', async () => {
    const { hall: whole, 'hall-west': west, 'hall-east': east } = hall.space;
    const days = ['14', '15', '16', '17', '18', '21'];
    const booked = [];
    for (const [index, day] of days.entries()) {
      booked.push(await book(west, `2026-12-${day}T09:00`, `2026-12-${day}T10:00`));
      booked.push(await book(index % 2 ? whole : east, `2026-12-${day}T14:00`, `2026-12-${day}T15:00`));
    }
    const wanted = block(whole, '2026-12-14T00:00', '2026-12-22T00:00');
    const preview = await staff().call(previewBlock, { spaceId: whole, start: wanted.start, end: wanted.end });
    expect([preview.isPossible, preview.bookingsHit.map(({ id }) => id)]).toEqual([false, booked.map(({ id }) => id)]);
    const refused = await refusal(staff().call(placeBlock, wanted));
    expect(refused.code).toBe('booking.conflict');
    const named = refused.params.standsInTheWay as { bookingId: string; title: string }[];
    expect(named.map(({ bookingId }) => bookingId)).toEqual(booked.map(({ id }) => id));
    expect(named[0]!.title).toBe('Marknadsdialog');
    expect((await staff().call(listBlocks, { spaceId: whole })).items).toEqual([]);
  });

  it('is not told that it stands in its own way, where some of its floor was free', async () => {
    const { hall: whole, 'hall-west': west } = hall.space;
    const { id } = await book(west, '2027-01-21T09:00', '2027-01-21T10:00');
    const { params } = await refusal(staff().call(placeBlock, block(whole, '2027-01-21T06:00', '2027-01-21T22:00')));
    expect(params.standsInTheWay).toEqual([expect.objectContaining({ kind: 'booking', bookingId: id, spaceId: west })]);
  });

  it('names the requests that wait, which stay and cannot be approved until it is lifted', async () => {
    const { hall: whole, 'hall-west': west } = hall.space;
    const waiting = await ask(west, '2027-01-14T09:00', '2027-01-14T10:00');
    const placed = await staff().call(placeBlock, block(whole, '2027-01-14T06:00', '2027-01-14T22:00'));
    expect(placed.bookingsHit).toMatchObject([{ id: waiting.id, state: 'requested', spaceId: west }]);
    expect(await held(placed)).toEqual([{ slug: 'east' }, { slug: 'west' }]);
    expect(await refusal(staff().call(approveBooking, { bookingId: waiting.id }))).toMatchObject({ code: 'booking.conflict' });
    await staff().call(liftBlock, { blockId: placed.id });
    expect((await staff().call(approveBooking, { bookingId: waiting.id })).state).toBe('approved');
  });

  it('is listed in order of time, page by page, while it is not over or within an interval', async () => {
    const { room } = hall.space;
    const placed = [];
    for (const day of ['03', '02', '01']) placed.unshift(await staff().call(placeBlock, block(room, `2027-03-${day}T08:00`, `2027-03-${day}T09:00`)));
    const first = await staff().call(listBlocks, { spaceId: room, limit: 2 });
    const second = await staff().call(listBlocks, { spaceId: room, limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(placed.map(({ id }) => id));
    expect(second.next).toBeNull();
    const { items } = await hall.house.as('reception').call(listBlocks, { siteId: hall.siteId, from: '2027-03-02T00:00:00Z', to: '2027-03-03T00:00:00Z' });
    expect(items).toEqual([expect.objectContaining({ id: placed[1]!.id, reason, timeZone: 'Europe/Stockholm' })]);
    expect(await refusal(staff().call(listBlocks, { after: 'x' }))).toMatchObject({ code: 'input.invalid' });
  });

  it('lasts at most a year, is not over, ends after it starts, in a space that there is, and is for staff', async () => {
    const { room } = hall.space;
    const place = (start: string, end: string, spaceId = room) => refusal(staff().call(placeBlock, block(spaceId, start, end)));
    expect(await place('2027-04-01T00:00', '2028-04-02T00:01')).toMatchObject({ code: 'block.too-long', params: { days: 366 } });
    expect(await place('2026-11-20T08:00', '2026-11-20T09:00')).toMatchObject({ code: 'booking.in-the-past' });
    expect(await place(thursday('10:00'), thursday('10:00'))).toMatchObject({ code: 'input.end-before-start' });
    expect(await place('2027-03-28T02:30', '2027-03-28T05:00')).toMatchObject({ code: 'input.time-does-not-exist' });
    expect(await place('2027-04-01T00:00', '2027-04-02T00:00', newId())).toMatchObject({ code: 'space.not-found' });
    const booker = hall.house.as('booker');
    expect(await refusal(booker.call(placeBlock, block(room, thursday('10:00'), thursday('11:00'))))).toMatchObject({ code: 'actor.not-permitted' });
    const year = await staff().call(placeBlock, block(room, '2027-05-01T00:00', '2028-05-01T00:00'));
    await staff().call(liftBlock, { blockId: year.id });
  });
});

describe('maintenance against bookings, at the same time', () => {
  it('exactly one of them gets the floor, whichever comes first', async () => {
    const { hall: whole, 'hall-west': west, 'hall-east': east } = hall.space;
    const outcomes = new Set<string>();
    for (let round = 0; round < 15; round++) {
      const date = weekdayOf(round);
      const requests = [await ask(west, `${date}T10:00`, `${date}T12:00`), await ask(whole, `${date}T11:00`, `${date}T12:00`)];
      const attempts = [
        staff().call(placeBlock, block(east, `${date}T09:00`, `${date}T17:00`)),
        staff().call(placeBlock, block(whole, `${date}T11:30`, `${date}T11:45`)),
        ...requests.map(({ id }) => staff().call(approveBooking, { bookingId: id })),
      ];
      const settled = await Promise.allSettled(round % 2 ? attempts : attempts.toReversed());
      const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
      expect(new Set(codes)).toEqual(new Set(['booking.conflict']));
      outcomes.add((round % 2 ? settled : settled.toReversed()).map(({ status }) => (status === 'fulfilled' ? '1' : '0')).join(''));
      const overlaps = await hall.house.database('booking').query(sql`
        select from allocations as one join allocations as other
          on one.cell_id = other.cell_id and one.during && other.during and one.claim_id < other.claim_id`);
      expect(overlaps).toEqual([]);
    }
    // East alone goes with west alone; whatever takes the whole goes with nothing.
    expect(['1010', '0100', '0001']).toEqual(expect.arrayContaining([...outcomes]));
  });
});

const weekdayOf = (round: number) => `2027-02-${String(1 + round + Math.floor(round / 5) * 2).padStart(2, '0')}`;
