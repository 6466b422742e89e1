import type { AgreementSnapshot, Grant } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of what a party is given, whatever order facts come in. */
export const storeGrant = (tx: Transaction, grant: Grant): Promise<number> =>
  tx.execute(sql`
    insert into grants as known
      (id, agreement_id, organisation_id, is_active, starts_at, ends_at, days_ahead, automatic_approval, hours_a_month,
       priority, version)
    values (${grant.id}, ${grant.agreementId}, ${grant.organisationId}, ${grant.isActive}, ${grant.startsAt}, ${grant.endsAt},
      ${grant.privileges.daysAhead}, ${grant.privileges.automaticApproval}, ${grant.privileges.hoursAMonth},
      ${grant.privileges.priority ?? 0}, ${grant.version})
    on conflict (id) do update set
      agreement_id = excluded.agreement_id, organisation_id = excluded.organisation_id, is_active = excluded.is_active,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, days_ahead = excluded.days_ahead,
      automatic_approval = excluded.automatic_approval, hours_a_month = excluded.hours_a_month,
      priority = excluded.priority, version = excluded.version
    where known.version < excluded.version`);

/** An agreement gives each of its parties the same. */
export async function storeGrantsOf(tx: Transaction, agreement: AgreementSnapshot): Promise<void> {
  const { agreementId, startsAt, endsAt, privileges, version } = agreement;
  const given = { agreementId, isActive: agreement.state === 'active', startsAt, endsAt, privileges, version };
  // In one order, the same for everybody who locks several of them.
  const parties = agreement.parties.toSorted((one, other) => (one.partyId < other.partyId ? -1 : 1));
  for (const { partyId, organisationId } of parties) await storeGrant(tx, { id: partyId, organisationId, ...given });
}
