import { z } from 'zod';
import { approveBooking } from '#contracts';
import type { Endpoint } from '../rest/endpoint.js';
import { areDistinct, decided, decisionRow } from './bulk-schemas.js';
import { DecideInBulk } from './decide-in-bulk.js';

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
