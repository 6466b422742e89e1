import { z } from 'zod';
import { bookingView, declineBooking, id, version } from '#contracts';
import { problemSchema } from '../openapi/problem-schema.js';

const { reasonId, reason } = declineBooking.input.shape;

export const decisionRow = z
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

export const decided = z
  .strictObject({
    bookingId: id(),
    status: z.int().describe('As if it had been sent by itself'),
    booking: bookingView.nullable().describe('As it stands after the decision; null where that was refused'),
    problem: problemSchema.nullable().describe('Why it was refused; null where it was not'),
  })
  .meta({ id: 'DecidedRow' });
export type DecidedRow = z.output<typeof decided>;

export const areDistinct = (rows: readonly { bookingId: string }[]): boolean => new Set(rows.map(({ bookingId }) => bookingId)).size === rows.length;
