import type { deliveryView } from '#contracts';
import type { Instant } from '#kernel';
import { raw } from '#persistence';
import type { z } from 'zod';
import type { Category } from '../domain/category.js';
import type { Channel } from '../domain/message.js';
import { masked } from '../domain/masking.js';

export interface DeliveryRow {
  id: string;
  kind: string;
  category: Category;
  channel: Channel;
  personId: string | null;
  recipient: string | null;
  about: string | null;
  toHouse: boolean;
  causeId: string | null;
  causeType: string | null;
  dueAt: Instant;
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'suppressed' | 'uncertain';
  why: string | null;
  attempts: number;
  maybeTwice: boolean;
  lastError: string | null;
  nextAttemptAt: Instant | null;
  createdAt: Instant;
  sentAt: Instant | null;
  provider: string | null;
  answer: 'accepted' | 'declined' | 'tentative' | null;
  reportedAt: Instant | null;
  parts: number | null;
  cost: number | null;
  traceparent: string;
}

/** The columns of a DeliveryRow. */
export const deliveryColumns = raw(`
  id, kind, category, channel, person_id as "personId", recipient, about, to_house as "toHouse", cause_id as "causeId", cause_type as "causeType",
  due_at as "dueAt", state, why, attempts, maybe_twice as "maybeTwice",
  last_error as "lastError", next_attempt_at as "nextAttemptAt", created_at as "createdAt", sent_at as "sentAt",
  provider, answer, reported_at as "reportedAt", parts, cost, traceparent`);

export const toView = ({ recipient, causeId, causeType, dueAt, nextAttemptAt, createdAt, sentAt, reportedAt, traceparent, ...row }: DeliveryRow): z.input<typeof deliveryView> => ({
  ...row,
  recipient: recipient === null ? null : masked(recipient),
  cause: causeId === null || causeType === null ? null : { type: causeType, id: causeId },
  dueAt: dueAt.toString(),
  nextAttemptAt: nextAttemptAt?.toString() ?? null,
  createdAt: createdAt.toString(),
  sentAt: sentAt?.toString() ?? null,
  reportedAt: reportedAt?.toString() ?? null,
  traceId: traceparent.split('-')[1] ?? null,
});
