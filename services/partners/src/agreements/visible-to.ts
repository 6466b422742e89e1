import { reachOf, type RequestContract } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { sql, type Queryable, type Sql } from '#persistence';
import { agreementsWhere, type AgreementRow } from './agreement-rows.js';

/**
 * Of `agreement`: staff see all of them. Anybody else sees what has been sent, if she is asked to sign it, or is confirmed to act for
 * a party.
 */
export const isVisibleTo = (contract: RequestContract, actor: Actor): Sql =>
  reachOf(contract, actor) === 'all'
    ? sql`true`
    : sql`agreement.sent_at is not null and exists (
        select from agreement_parties as party
        where party.agreement_id = agreement.id
          and (party.signatory_id = ${actor.id}
               or party.organisation_id in (
                 select organisation_id from memberships where person_id = ${actor.id} and state = 'confirmed')))`;

/** @throws DomainError `agreement.not-found`, also for what is there but not hers to see */
export async function agreementVisibleTo(
  db: Queryable,
  contract: RequestContract,
  actor: Actor,
  agreementId: string,
): Promise<AgreementRow> {
  const isIt = sql`agreement.id = ${agreementId} and ${isVisibleTo(contract, actor)}`;
  const agreement = await db.maybeOne<AgreementRow>(agreementsWhere(isIt));
  if (!agreement) throw new DomainError('agreement.not-found');
  return agreement;
}
