import { membershipEnded } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { MembershipRow } from './membership-rows.js';

export type Ended = Pick<MembershipRow, 'id' | 'personId' | 'organisationId' | 'role' | 'confirmedAt' | 'version'>;

/** Tells that a membership has ended; of one that was never confirmed nobody has heard, and nobody needs to. */
export function tellEnd(publish: Publish, { id, personId, organisationId, role, confirmedAt, version }: Ended, now: Instant): void {
  if (!confirmedAt) return;
  const data = { membershipId: id, personId, organisationId, role, at: now.toString(), version };
  publish(membershipEnded, { aggregateId: id, aggregateVersion: version, data });
}
