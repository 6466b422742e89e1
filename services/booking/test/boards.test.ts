import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { approveBooking, declineBooking, placeHold, requestBooking, showBoard, type BookingView, type RawInputOf, type ReplyOf } from '#contracts';
import { newId, type Actor, type Role } from '#kernel';
import { sql, type Database } from '#persistence';
import { writtenBoard } from '../src/boards/written-board.js';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';
import { confirm } from './partner.js';

type Board = ReplyOf<typeof showBoard>;

let hall: Hall;
let tables: Database;
let anna: ReturnType<Hall['house']['as']>;
let colleague: ReturnType<Hall['house']['as']>;
let hers: BookingView;
let open: BookingView;
let waiting: BookingView;
let secret: BookingView;
const organisationId = newId();

/** Anna's approved lecture in the western half, an open evening in the room, a request in the east, and what others have. */
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
  [anna, colleague] = [hall.house.as('booker'), hall.house.as('booker')];
  for (const { id } of [anna, colleague]) await confirm(hall, id, organisationId);
  await tables.execute(sql`insert into layouts values (${hall.space.room}, 'board', 12, 30, 15, 1)`);
  await tables.execute(sql`
    with storey as (insert into floors values (${newId()}, ${hall.siteId}, 'over-en-trappa', '{"sv": "1", "en": "1"}', 1) returning id)
    update cells set floor_id = storey.id from storey where slug = 'room'`);
  hers = await take(anna, hall.space['hall-west'], '09:00', '10:00', { title: 'Annas föreläsning', organisationId });
  open = await take(hall.house.as('booker'), hall.space.room, '13:00', '14:00', { title: 'Öppet hus', isPublic: true });
  secret = await take(hall.house.as('booker'), hall.space.room, '14:45', '16:00', { title: 'Hemligt' });
  waiting = await ask(hall.house.as('booker'), hall.space['hall-east'], '11:00', '12:00', { title: 'Kanske' });
  const { id } = await ask(anna, hall.space.hall, '15:00', '16:00');
  await hall.house.as('staff').call(declineBooking, { bookingId: id, reason: 'Nej' });
  await maintain(hall.space['hall-east'], '07:00', '08:30');
});
afterAll(() => hall.house.close());

const ask = (who: typeof anna, spaceId: string, start: string, end: string, more: Partial<RawInputOf<typeof requestBooking>> = {}) =>
  who.call(requestBooking, wish(spaceId, { start: thursday(start), end: thursday(end), ...more }));

async function take(...request: Parameters<typeof ask>) {
  return hall.house.as('staff').call(approveBooking, { bookingId: (await ask(...request)).id });
}

const maintain = (spaceId: string, start: string, end: string) =>
  tables.transaction(async (tx) => {
    const [id, during] = [newId(), [start, end].map((time) => Temporal.PlainDateTime.from(thursday(time)).toZonedDateTime('Europe/Stockholm').toInstant())];
    await tx.execute(sql`
      insert into blocks (id, space_id, starts_at, ends_at, reason, created_at)
      values (${id}, ${spaceId}, ${during[0]}, ${during[1]}, '{"sv": "Golvet", "en": "The floor"}', now())`);
    await tx.execute(sql`
      insert into allocations (block_id, cell_id, during)
      select ${id}, cell_id, tstzrange(${during[0]}, ${during[1]}) from space_cells where space_id = ${spaceId}`);
  });

const boardFor = (who: Role | Actor, more: Partial<RawInputOf<typeof showBoard>> = {}): Promise<Board> =>
  hall.house.as(who).call(showBoard, { siteId: hall.siteId, from: '2026-11-26', ...more });

const spaceOf = (board: Board, slug: keyof Hall['space']) => board.spaces.find(({ spaceId }) => spaceId === hall.space[slug])!;
const at = (start: string, end: string) => ({ start: `2026-11-26T${start}:00Z`, end: `2026-11-26T${end}:00Z` });
const bookerAs = (id: string): Actor => ({ id, roles: ['booker'] });

describe('a board', () => {
  it('says when each space is open, from the lowest floor up', async () => {
    const board = await boardFor('visitor', { from: '2026-11-27', days: 4 });
    expect(board).toMatchObject({ siteId: hall.siteId, timeZone: 'Europe/Stockholm', next: null });
    expect(board.days.map(({ date }) => date)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30']);
    expect(board.spaces.map(({ spaceId, floor }) => [spaceId, floor])).toEqual([
      [hall.space.room, 'over-en-trappa'],
      [hall.space.hall, null],
      [hall.space['hall-east'], null],
      [hall.space['hall-west'], null],
    ]);
    expect(spaceOf(board, 'hall').open).toEqual([
      { opens: '2026-11-27T07:00:00Z', closes: '2026-11-27T16:00:00Z' },
      { opens: '2026-11-30T07:00:00Z', closes: '2026-11-30T16:00:00Z' },
    ]);
  });

  it('has a day of 23 hours when clocks go forward, and one of 25 when they go back', async () => {
    const lengths = async (from: string) => {
      const { days } = await boardFor('visitor', { from, days: 3 });
      return days.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
    };
    expect(await lengths('2027-03-27')).toEqual([24, 23, 24]);
    expect(await lengths('2027-10-30')).toEqual([24, 25, 24]);
    expect((await boardFor('visitor', { from: '2027-10-31' })).days).toEqual([
      { date: '2027-10-31', start: '2027-10-30T22:00:00Z', end: '2027-10-31T23:00:00Z' },
    ]);
  });

  it.each(['staff', 'admin', 'reception'] as const)('tells %s everything that is booked, asked for, held, maintained and in the way', async (role) => {
    const board = await boardFor(role);
    expect(spaceOf(board, 'hall-west').bookings).toEqual([
      {
        id: hers.id, ...at('08:00', '09:00'), title: 'Annas föreläsning', state: 'approved', people: 10, organisationId, applicantId: anna.id,
        version: 2,
      },
    ]);
    expect(spaceOf(board, 'room').bookings).toEqual([
      expect.objectContaining({ id: open.id, ...at('12:00', '13:00'), setupMinutes: 30, clearupMinutes: 15, isPublic: true }),
      expect.objectContaining({ id: secret.id, ...at('13:45', '15:00'), setupMinutes: 30, clearupMinutes: 15 }),
    ]);
    expect(spaceOf(board, 'hall-east')).toMatchObject({
      bookings: [{ id: waiting.id, state: 'requested' }],
      maintenance: [{ ...at('06:00', '07:30'), reason: { sv: 'Golvet', en: 'The floor' } }],
      blockedBy: [],
    });
    expect(spaceOf(board, 'hall')).toMatchObject({
      bookings: [],
      blockedBy: [
        { spaceId: hall.space['hall-east'], ...at('06:00', '07:30') },
        { spaceId: hall.space['hall-west'], bookingId: hers.id, ...at('08:00', '09:00') },
      ],
    });
    expect(board.spaces.flatMap((space) => [space.taken, space.public])).toEqual(board.spaces.flatMap(() => [undefined, undefined]));
  });

  it('tells visitors only when a space is taken, its turnaround included, and what anybody may come to', async () => {
    const board = await boardFor('visitor');
    // Clearing up after the one and setting up for the other adjoin.
    expect(spaceOf(board, 'room')).toEqual({
      spaceId: hall.space.room,
      floor: 'over-en-trappa',
      open: [{ opens: '2026-11-26T07:00:00Z', closes: '2026-11-26T16:00:00Z' }],
      taken: [at('11:30', '15:15')],
      public: [{ ...at('12:00', '13:00'), title: 'Öppet hus' }],
    });
    expect(spaceOf(board, 'hall-west').taken).toEqual([at('08:00', '09:00')]);
    expect(spaceOf(board, 'hall').taken).toEqual([at('06:00', '07:30'), at('08:00', '09:00')]);
    expect(spaceOf(board, 'hall-east').taken).toEqual([at('06:00', '07:30')]);
    const told = JSON.stringify(board);
    for (const hidden of ['Annas', 'Hemligt', 'Kanske', 'Golvet', anna.id, hers.id, organisationId]) expect(told).not.toContain(hidden);
  });

  it('tells a booker all of her own, and of others no more than a visitor', async () => {
    const board = await boardFor(bookerAs(anna.id));
    expect(spaceOf(board, 'hall-west')).toMatchObject({ bookings: [{ id: hers.id, title: 'Annas föreläsning', applicantId: anna.id }], taken: [] });
    expect(spaceOf(board, 'hall')).toMatchObject({ bookings: [], taken: [at('06:00', '07:30'), at('08:00', '09:00')] });
    expect(spaceOf(board, 'hall-east')).toMatchObject({ bookings: [], taken: [], maintenance: [{ reason: { en: 'The floor' } }] });
    expect(spaceOf(board, 'room')).toMatchObject({ bookings: [], taken: [at('11:30', '15:15')], public: [{ title: 'Öppet hus' }] });
    const told = JSON.stringify(board);
    for (const hidden of ['Hemligt', 'Kanske', secret.id, waiting.id, open.id]) expect(told).not.toContain(hidden);
  });

  it('tells a booker what is booked for the organisations that she acts for, and nobody else', async () => {
    expect(spaceOf(await boardFor(bookerAs(colleague.id)), 'hall-west').bookings).toEqual([expect.objectContaining({ id: hers.id })]);
    const stranger = spaceOf(await boardFor('booker'), 'hall-west');
    expect(stranger).toMatchObject({ bookings: [], taken: [at('08:00', '09:00')] });
  });

  it('tells whoever asked of her request that waits', async () => {
    const board = await boardFor(bookerAs(waiting.applicantId!));
    expect(spaceOf(board, 'hall-east').bookings).toEqual([expect.objectContaining({ id: waiting.id, state: 'requested' })]);
  });

  it('shows what is held until it expires: to staff as that, to its owner as hers, to others as taken', async () => {
    await tables.transaction(async (tx) => {
      await tx.execute(sql`
        insert into space_rules
          (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, who_may_ask, approval, pending_blocks, at)
        values (${hall.space['hall-east']}, 2, 0, 365, 5, 1440, 'everybody', 'manual', true, now())`);
      await tx.execute(sql`update spaces set rules_version = 2 where id = ${hall.space['hall-east']}`);
    });
    await colleague.call(placeHold, { spaceId: hall.space['hall-east'], start: thursday('16:00'), end: thursday('17:00'), people: 2 });
    const held = at('15:00', '16:00');
    const [staff, owner, visitor] = await Promise.all([boardFor('staff'), boardFor(bookerAs(colleague.id)), boardFor('visitor')]);
    expect(spaceOf(staff, 'hall-east').holds).toEqual([held]);
    expect(spaceOf(staff, 'hall').blockedBy).toContainEqual({ spaceId: hall.space['hall-east'], ...held });
    expect(spaceOf(owner, 'hall-east')).toMatchObject({ holds: [held], taken: [] });
    expect(spaceOf(visitor, 'hall-east').taken).toContainEqual(held);
    expect(spaceOf(visitor, 'hall').taken).toContainEqual(held);
    hall.house.clock.advance('PT11M');
    expect(spaceOf(await boardFor('visitor'), 'hall').taken).not.toContainEqual(held);
    expect(spaceOf(await boardFor('staff'), 'hall-east').holds).toEqual([]);
  });

  it('has what began before its first day and ends after its last, and not what only adjoins', async () => {
    const on = (from: string, days = 1) => boardFor('staff', { from, days, spaceIds: [hall.space.room] }).then(({ spaces }) => spaces[0]!.bookings!.length);
    await approved(hall.space.room, '2026-12-01T23:00:00Z', '2026-12-02T23:00:00Z');
    expect(await Promise.all([on('2026-12-01'), on('2026-12-02'), on('2026-12-03')])).toEqual([0, 1, 0]);
    await approved(hall.space.room, '2026-12-07T10:00:00Z', '2026-12-16T10:00:00Z');
    expect(await Promise.all([on('2026-12-06'), on('2026-12-07'), on('2026-12-12'), on('2026-12-16'), on('2026-12-17'), on('2026-12-01', 7)])).toEqual([
      0, 1, 1, 1, 0, 2,
    ]);
  });

  it('shows the spaces that are asked for, with what blocks them by way of others, and page by page', async () => {
    const [one] = (await boardFor('staff', { spaceIds: [hall.space.hall] })).spaces;
    expect(one).toMatchObject({ spaceId: hall.space.hall, blockedBy: [{}, { bookingId: hers.id }] });
    const first = await boardFor('staff', { limit: 3 });
    const second = await boardFor('staff', { limit: 3, after: first.next! });
    expect([first.spaces.length, second.spaces.length, second.next]).toEqual([3, 1, null]);
    expect([...first.spaces, ...second.spaces]).toEqual((await boardFor('staff')).spaces);
  });

  it('takes for visitors just what staff see named', async () => {
    const random = fc.sample(
      fc.record({
        slug: fc.constantFrom('hall' as const, 'hall-west' as const, 'hall-east' as const, 'room' as const),
        hour: fc.integer({ min: -40, max: 40 }),
        hours: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 20, max: 40 })),
      }),
      { numRuns: 60, seed: 20_261_126 },
    );
    const day = Temporal.Instant.from('2027-01-14T00:00Z');
    const at = (hours: number) => day.add({ hours }).toString();
    // Those that get no floor are none.
    const attempts = await inOrder(random, ({ slug, hour, hours }) => approved(hall.space[slug], at(hour), at(hour + hours)).then(() => 1, () => 0));
    expect(attempts.filter(Boolean).length).toBeGreaterThan(8);
    for (const [from, days] of [['2027-01-13', 1], ['2027-01-14', 1], ['2027-01-12', 7]] as const) {
      const [staff, visitor] = await Promise.all([boardFor('staff', { from, days }), boardFor('visitor', { from, days })]);
      const named = staff.spaces.map(({ bookings, blockedBy }) => merged([...bookings!, ...blockedBy!]));
      expect(visitor.spaces.map(({ taken }) => taken)).toEqual(named);
    }
  });

  it('is divided where an answer would be too large', () => {
    const head = { spaceId: null, remaining: 0, written: '{"siteId":"x"}' };
    const most = writtenBoard([head, spaceOfSize('a', 3, 200), spaceOfSize('b', 2, 290), spaceOfSize('c', 1, 20)]);
    expect(Buffer.byteLength(most.text)).toBeLessThan(512 * 1024);
    expect(read(most)).toMatchObject({ siteId: 'x', spaces: [{}, {}], next: 'b' });
    expect(read(writtenBoard([head, spaceOfSize('c', 1, 20)]))).toMatchObject({ spaces: [{}], next: null });
    expect(read(writtenBoard([head]))).toEqual({ siteId: 'x', spaces: [], next: null });
  });

  it('of a site that does not exist is not found', async () => {
    expect(await refusal(boardFor('staff', { siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
  });
});

const spaceOfSize = (spaceId: string, remaining: number, kB: number) => ({ spaceId, remaining, written: JSON.stringify({ title: 'å'.repeat(512 * kB) }) });
const read = ({ text }: { text: string }) => JSON.parse(text) as Board;

async function inOrder<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

/** As one stretch where they adjoin, in order. */
function merged(stretches: { start: string; end: string }[]): { start: string; end: string }[] {
  const joined: { start: string; end: string }[] = [];
  for (const { start, end } of stretches.toSorted((one, other) => one.start.localeCompare(other.start))) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = end > last.end ? end : last.end;
    else joined.push({ start, end });
  }
  return joined;
}

/** Longer than anybody may ask for. */
const approved = (spaceId: string, start: string, end: string) =>
  tables.transaction(async (tx) => {
    const { id } = await tx.one<{ id: string }>(sql`
      insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, requested_at)
      values (${newId()}, 'requested', ${spaceId}, ${start}, ${end}, 'Lång', 2, '{}', now()) returning id`);
    await tx.execute(sql`update bookings set state = 'approved', decided_at = now() where id = ${id}`);
    await tx.execute(sql`
      insert into allocations (booking_id, cell_id, during)
      select ${id}, cell_id, tstzrange(${start}, ${end}) from space_cells where space_id = ${spaceId}`);
  });
