import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approveBooking, moveBooking, requestBooking } from '#contracts';
import { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { openHall, thursday, wish, type Hall } from './hall.js';

// Five hundred at once come through the gateway in test/system/races.
const many = 200;

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

beforeEach(async () => {
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
});

// Hundreds queue here on a machine that may be busy with other things; how fast they get through is for the benchmark to say.
const patient = { timeoutMs: 60_000 };

const booker = () => hall.house.as('booker');
const staff = () => hall.house.as('staff');

async function request(
  count: number,
  spaceOf: (index: number) => string,
  times: Partial<Parameters<typeof wish>[1]> = {},
): Promise<string[]> {
  const applicant = booker();
  const requests = Array.from({ length: count }, (_, index) => applicant.call(requestBooking, wish(spaceOf(index), times), patient));
  return (await Promise.all(requests)).map(({ id }) => id);
}

/** Everybody at once. @returns ids of those that succeeded, and the refusals of the others */
async function atOnce(ids: readonly string[], attempt: (id: string) => Promise<unknown>) {
  const settled = await Promise.allSettled(ids.map((id) => attempt(id)));
  const won = ids.filter((_, index) => settled[index]!.status === 'fulfilled');
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
  return { won, refused };
}

const approve = (id: string) => staff().call(approveBooking, { bookingId: id }, patient);

const codesOf = (refused: DomainError[]) => [...new Set(refused.map(({ code }) => code))];
const namedBy = (refused: DomainError[]) =>
  refused.map(({ params }) => (params.standsInTheWay as { bookingId: string }[]).map(({ bookingId }) => bookingId));
const deadlocks = async () =>
  (await tables.one<{ count: number }>(sql`select deadlocks as count from pg_stat_database where datname = current_database()`))
    .count;

describe('many who want the same at once', () => {
  it('of many requests for a space and time one is approved, and the others are told by whom they were beaten', async () => {
    const ids = await request(many, () => hall.space.hall);
    const { won, refused } = await atOnce(ids, approve);
    expect(won).toHaveLength(1);
    expect(refused).toHaveLength(many - 1);
    expect(codesOf(refused)).toEqual(['booking.conflict']);
    expect(namedBy(refused)).toEqual(Array.from({ length: many - 1 }, () => won));
    expect(refused[0]!.params).toMatchObject({
      standsInTheWay: [
        {
          spaceId: hall.space.hall,
          spaceName: { en: 'Hall' },
          start: '2026-11-26T12:00:00Z',
          end: '2026-11-26T13:00:00Z',
          title: 'Marknadsdialog',
        },
      ],
    });
  });

  it('of halves and the whole hall either the whole is taken or each half once', async () => {
    const spaces = [hall.space.hall, hall.space['hall-west'], hall.space['hall-east']];
    const ids = await request(many, (index) => spaces[index % 3]!);
    const { won, refused } = await atOnce(ids, approve);
    const taken = won.map((id) => ids.indexOf(id) % 3).toSorted((a, b) => a - b);
    expect([[0], [1, 2]]).toContainEqual(taken);
    expect(codesOf(refused)).toEqual(['booking.conflict']);
    expect(namedBy(refused).every((named) => named.length > 0 && named.every((id) => won.includes(id)))).toBe(true);
  });

  it('of approved bookings that all move to the same time, halves and the whole, no floor is held twice', async () => {
    const spaces = [hall.space.hall, hall.space['hall-west'], hall.space['hall-east']];
    const ids = await approvedEverywhere(spaces);
    const { won, refused } = await atOnce(ids, (bookingId) =>
      staff().call(
        moveBooking,
        { bookingId, version: 2, spaceId: spaces[ids.indexOf(bookingId) % 3], start: thursday('13:00'), end: thursday('14:00') },
        { timeoutMs: 30_000 },
      ),
    );
    const taken = won.map((id) => ids.indexOf(id) % 3).toSorted((a, b) => a - b);
    expect([[0], [1, 2]]).toContainEqual(taken);
    expect(codesOf(refused)).toEqual(['booking.conflict']);
    expect(await floorHeldTwice()).toEqual([]);
  });

  it('two bookings that want each other’s time both stay where they are, whoever comes first', async () => {
    const before = await deadlocks();
    for (let round = 0; round < 20; round++) {
      const [one, other] = await Promise.all(
        ['08:00', '10:00'].map((time) => approvedAt(hall.space.hall, `2026-12-${String(round + 1).padStart(2, '0')}T${time}`)),
      );
      if (!one || !other) continue;
      const { won, refused } = await atOnce([one.id, other.id], (bookingId) => {
        const target = bookingId === one.id ? other : one;
        return staff().call(moveBooking, { bookingId, version: 2, start: target.start, end: target.end });
      });
      expect(won).toEqual([]);
      expect(codesOf(refused)).toEqual(['booking.conflict']);
    }
    expect(await deadlocks()).toBe(before);
  });
});

/** An approved hour at each of many different times, alternating between the spaces; 26 November at 13 is left free. */
async function approvedEverywhere(spaces: string[]): Promise<string[]> {
  const bookings: string[] = [];
  for (let day = 1; bookings.length < 120; day++) {
    const date = `2027-02-${String(day).padStart(2, '0')}`;
    if (new Date(date).getUTCDay() % 6 === 0) continue;
    const hours = ['08', '09', '10', '11', '12', '13', '14', '15'];
    const approved = await Promise.all(hours.map((hour, index) => approvedAt(spaces[(day + index) % 3]!, `${date}T${hour}:00`)));
    bookings.push(...approved.flatMap((booking) => booking?.id ?? []));
  }
  return bookings;
}

async function approvedAt(spaceId: string, start: string) {
  const end = start.replace(/T(\d\d)/, (_, hour: string) => `T${String(Number(hour) + 1).padStart(2, '0')}`);
  const requested = await booker()
    .call(requestBooking, wish(spaceId, { start, end }))
    .catch(() => undefined);
  return requested && staff().call(approveBooking, { bookingId: requested.id });
}

const floorHeldTwice = () =>
  tables.query(sql`
    select one.booking_id from allocations as one join allocations as other
      on one.cell_id = other.cell_id and one.during && other.during and one.booking_id < other.booking_id`);
