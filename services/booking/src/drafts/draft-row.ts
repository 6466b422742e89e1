import type { DraftView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import { draftDays } from '../domain/drafts.js';

export interface DraftRow extends Pick<DraftView, 'id' | 'content' | 'version'> {
  changedAt: Instant;
}

export const draftColumns = sql`id, content, changed_at as "changedAt", version`;

export const toDraftView = ({ changedAt, ...row }: DraftRow): DraftView => ({
  ...row,
  changedAt: changedAt.toString(),
  expiresAt: changedAt.add({ hours: 24 * draftDays }).toString(),
});
