import { sql } from '#persistence';
import type { Grant } from '../domain/privileges.js';

/** What an agreement gives one of its organisations. */
export interface GrantRow extends Grant {
  organisationId: string;
}

export const grantColumns = sql`
  agreement_id as "agreementId", organisation_id as "organisationId", is_active as "isActive", starts_at as "startsAt",
  ends_at as "endsAt", days_ahead as "daysAhead", automatic_approval as "automaticApproval", hours_a_month as "hoursAMonth",
  priority`;
