import { z } from 'zod';
import { approveBooking, bookingView, declineBooking, id, version } from '#contracts';
import type { Endpoint } from '../rest/endpoint.js';
import { problemSchema } from '../openapi/problem-schema.js';
import { DecideInBulk } from './decide-in-bulk.js';

const { reasonId, reason } = declineBooking.input.shape;

const decisionRow = z
  .strictObject({
    bookingId: id(),
    version: version().optional().describe('The version that the decision was made on'),
    decision: z.enum(['approve', 'decline']),
    reasonId: reasonId.describe('Of a decline, from the list of reasons'),
    reason: reason.describe('Of a decline, in free words'),
  })
  .refine(({ decision, ...why }) => decision === 'decline' || (why.reasonId === undefined && why.reason === undefined), {
    path: ['reason'],
    message: 'only where it is declined',
  })
  .meta({ id: 'DecisionRow' });
export type DecisionRow = z.output<typeof decisionRow>;

const decided = z
  .strictObject({
    bookingId: id(),
    status: z.int().describe('As if it had been sent by itself'),
    booking: bookingView.nullable().describe('As it stands after the decision; null where that was refused'),
    problem: problemSchema.nullable().describe('Why it was refused; null where it was not'),
  })
  .meta({ id: 'DecidedRow' });
export type DecidedRow = z.output<typeof decided>;

const areDistinct = (rows: readonly { bookingId: string }[]): boolean => new Set(rows.map(({ bookingId }) => bookingId)).size === rows.length;

/** A hundred rows with a thousand characters of reason each, however they are written. */
const mostBytes = 768 * 1024;

export const bulkDecisions: Endpoint = {
  method: 'POST',
  path: '/bookings/decisions',
  operationId: 'bookings.decide-in-bulk',
  tag: 'Deciding',
  summary:
    'Decide up to a hundred requests, each by itself: the answer says of each what came of it, and what is refused stops none of the others. Sent again with the same key, nothing is decided twice',
  serves: ['staff', 'admin'],
  input: z.strictObject({
    decisions: z.array(decisionRow).min(1).max(100).refine(areDistinct, 'each request once'),
  }),
  example: {
    decisions: [
      { bookingId: approveBooking.example.bookingId, version: 1, decision: 'approve' },
      { bookingId: '019a0000-0000-7000-8000-000000000019', version: 1, decision: 'decline', reason: 'Salen används för stadens klimatdialog.' },
    ],
  },
  status: 200,
  reply: z
    .strictObject({ decided: z.int().describe('How many were'), refused: z.int(), results: z.array(decided).describe('In the order of the request') })
    .meta({ id: 'BulkDecision' }),
  errors: [],
  idempotent: true,
  mostBytes,
  answeredBy: DecideInBulk,
};
