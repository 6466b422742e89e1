import type { suppressionView } from '#contracts';
import type { Instant } from '#kernel';
import { raw } from '#persistence';
import type { z } from 'zod';
import { masked } from '../domain/masking.js';

export interface SuppressionRow {
  id: string;
  channel: 'email' | 'sms';
  personId: string | null;
  address: string;
  reason: 'bounced' | 'complained';
  answer: string | null;
  deliveryId: string | null;
  since: Instant;
  liftedAt: Instant | null;
}

/** The columns of a SuppressionRow. */
export const suppressionColumns = raw(`
  id, channel, person_id as "personId", address, reason, answer, delivery_id as "deliveryId", since, lifted_at as "liftedAt"`);

export const toView = ({ address, since, liftedAt, ...row }: SuppressionRow): z.input<typeof suppressionView> => ({
  ...row,
  address: masked(address),
  since: since.toString(),
  liftedAt: liftedAt?.toString() ?? null,
});
