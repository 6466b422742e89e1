import type { ReplyOf, listDisclosures } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';

type DisclosureView = ReplyOf<typeof listDisclosures>['items'][number];

export interface DisclosureRow extends Omit<DisclosureView, 'at'> {
  at: Instant;
}

export const disclosureColumns = sql`
  id, case_id as "caseId", case_number as "caseNumber", at, by, recipient_kind as "recipientKind", recipient,
  legal_ground as "legalGround", encode(digest, 'hex') as digest, masks`;

export const toDisclosureView = (row: DisclosureRow): DisclosureView => ({ ...row, at: row.at.toString() });
