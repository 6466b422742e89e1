import { sql } from '#persistence';
import { bookingColumns, joinPlace, toView, type BookingRow } from '../../bookings/booking-row.js';
import type { Part } from '../part.js';

/** What was asked for. What all the occurrences of a series have in common is said once. */
export const bookingsPart: Part = {
  name: 'bookings',
  read: async ({ db, caseId, masking }) => {
    const rows = await db.query<BookingRow>(sql`
      select ${bookingColumns} from bookings as booking ${joinPlace} where booking.case_id = ${caseId} order by booking.starts_at, booking.id`);
    // Of words that occurrences share, those of the first are what is released.
    const sourceOf = (row: BookingRow, field: 'title' | 'purpose' | 'reason') => rows.find((other) => other[field] === row[field])!.id;
    return inCommon(
      rows.map((row) => ({
        ...toView(row),
        title: masking.words(row.title, 'title', sourceOf(row, 'title')),
        purpose: masking.words(row.purpose, 'purpose', sourceOf(row, 'purpose')),
        reason: masking.words(row.reason, 'reason', sourceOf(row, 'reason')),
        contact: masking.whole(row.contact, 'contact'),
        applicantId: masking.who(row.applicantId),
        organisationId: masking.whole(row.organisationId, 'name'),
        firstApprovedBy: masking.who(row.firstApprovedBy),
      })),
    );
  },
};

/** Objects of the same fields as what is the same in all of them, and what is not in each. */
export function inCommon(rows: readonly object[]): { common: object; each: object[] } {
  const [first = {}] = rows;
  const all = rows.map(values);
  const isShared = ([name, value]: [string, string]) => rows.length > 1 && all.every((one) => one.get(name) === value);
  const shared = new Set([...values(first)].filter(isShared).map(([name]) => name));
  const pick = (row: object, common: boolean) => Object.fromEntries(Object.entries(row).filter(([name]) => shared.has(name) === common));
  return { common: pick(first, true), each: rows.map((row) => pick(row, false)) };
}

const values = (row: object) => new Map(Object.entries(row).map(([name, value]) => [name, JSON.stringify(value)]));
