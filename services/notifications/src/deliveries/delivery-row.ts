import type { deliveryView } from '#contracts';
import type { Instant } from '#kernel';
import { raw } from '#persistence';
import type { z } from 'zod';
import type { Channel } from '../domain/message.js';
import { masked } from '../domain/masking.js';

export interface DeliveryRow {
  id: string;
  kind: string;
  channel: Channel;
  personId: string | null;
  recipient: string | null;
  about: string | null;
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'suppressed' | 'uncertain';
  attempts: number;
  maybeTwice: boolean;
  lastError: string | null;
  nextAttemptAt: Instant | null;
  createdAt: Instant;
  sentAt: Instant | null;
  reportedAt: Instant | null;
  parts: number | null;
  cost: number | null;
  traceparent: string;
}

/** The columns of a DeliveryRow. */
export const deliveryColumns = raw(`
  id, kind, channel, person_id as "personId", recipient, about, state, attempts, maybe_twice as "maybeTwice",
  last_error as "lastError", next_attempt_at as "nextAttemptAt", created_at as "createdAt", sent_at as "sentAt",
  reported_at as "reportedAt", parts, cost, traceparent`);

export const toView = ({ recipient, nextAttemptAt, createdAt, sentAt, reportedAt, traceparent, ...row }: DeliveryRow): z.input<typeof deliveryView> => ({
  ...row,
  recipient: recipient === null ? null : masked(recipient),
  nextAttemptAt: nextAttemptAt?.toString() ?? null,
  createdAt: createdAt.toString(),
  sentAt: sentAt?.toString() ?? null,
  reportedAt: reportedAt?.toString() ?? null,
  traceId: traceparent.split('-')[1] ?? null,
});
