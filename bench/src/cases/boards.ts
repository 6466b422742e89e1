import { boardsOf, type Boards } from '../boards.js';
import type { Case } from '../case.js';
import { compareReading } from '../compare-reading.js';

// MRBS 1.12 at its best on a machine like this, in day boards a second; twenty times that is what we want.
const mrbs = { dayOf20: 54, dayOf200: 14 };
const goal = 1 / 3;

const query = `
  select booking.id, space_id, starts_at, ends_at, setup_minutes, clearup_minutes, title, state, people, organisation_id, applicant_id, booking.version
  from booking.bookings as booking join booking.spaces as space on space.id = space_id
  where site_id = $1 and starts_at >= $2::date and starts_at < $2::date + $3::integer and state in ('requested', 'approved')`;

const boardCase = (name: string, what: string, which: keyof Boards, aim?: number): Case => ({
  name,
  run: async (bench) => {
    const { siteId, from, days, bookings } = (await boardsOf(bench))[which];
    return [
      await compareReading(bench, {
        name: what,
        path: `/api/v1/sites/${siteId}/board?from=${from}&days=${days}`,
        query,
        values: [siteId, from, days],
        rows: bookings,
        goal,
        details: aim === undefined ? {} : { 'aim /s': aim },
      }),
    ];
  },
});

/** Boards as staff see them, with everything that is booked. */
export const boards: readonly Case[] = [
  boardCase('day-board-20', 'day board, 20 spaces, 160 bookings', 'dayOf20', 20 * mrbs.dayOf20),
  boardCase('day-board-200', 'day board, 200 spaces, 1,600 bookings', 'dayOf200', 20 * mrbs.dayOf200),
  boardCase('week-board-200', 'week board, 200 spaces, 5,000 bookings', 'weekOf200'),
];
