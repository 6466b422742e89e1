import type { AgreementView } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';

/** As JSON holds it: times are text. */
export interface PartyRow {
  id: string;
  organisationId: string;
  organisationName: string;
  /** A sole trader's is a personal number, and not read here. */
  organisationNumber: string | null;
  signatoryId: string | null;
  signedAt: string | null;
  signedAs: string | null;
}

type Moments = 'createdAt' | 'sentAt' | 'signedAt' | 'endedAt';

export interface AgreementRow extends Omit<AgreementView, Moments | 'parties' | 'privileges'> {
  parties: PartyRow[];
  daysAhead: number | null;
  automaticApproval: boolean;
  hoursAMonth: number | null;
  priority: number;
  createdAt: Instant;
  sentAt: Instant | null;
  signedAt: Instant | null;
  activatedAt: Instant | null;
  remindedAt: Instant | null;
  endedAt: Instant | null;
  redactedAt: Instant | null;
}

const parties = sql`(
  select json_agg(json_build_object(
      'id', party.id, 'organisationId', organisation.id, 'organisationName', organisation.name,
      'organisationNumber', case when organisation.kind = 'legal-entity' then organisation.number end,
      'signatoryId', party.signatory_id, 'signedAs', party.signed_as,
      'signedAt', to_char(party.signed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by party.position)
  from agreement_parties as party join organisations as organisation on organisation.id = party.organisation_id
  where party.agreement_id = agreement.id)`;

/** Agreements (`agreement`) with their parties in their order. */
export const agreementsWhere = (condition: Sql): Sql => sql`
  select agreement.id, agreement.kind, agreement.title, agreement.text, agreement.state, agreement.valid_from::text as "validFrom",
         agreement.valid_until::text as "validUntil", agreement.days_ahead as "daysAhead",
         agreement.automatic_approval as "automaticApproval", agreement.hours_a_month as "hoursAMonth", agreement.priority,
         agreement.hash, agreement.reason,
         agreement.created_at as "createdAt", agreement.sent_at as "sentAt", agreement.signed_at as "signedAt",
         agreement.activated_at as "activatedAt", agreement.reminded_at as "remindedAt", agreement.ended_at as "endedAt",
         agreement.redacted_at as "redactedAt",
         agreement.version, ${parties} as parties
  from agreements as agreement where ${condition}`;

/** Stores how far an agreement has come; its terms are no part of that. */
export async function saveProgress(tx: Transaction, agreement: AgreementRow): Promise<void> {
  const { id, state, hash, reason, sentAt, signedAt, activatedAt, remindedAt, endedAt, version } = agreement;
  await tx.execute(sql`
    update agreements set state = ${state}, hash = ${hash}, reason = ${reason}, sent_at = ${sentAt}, signed_at = ${signedAt},
      activated_at = ${activatedAt}, reminded_at = ${remindedAt}, ended_at = ${endedAt}, version = ${version}
    where id = ${id}`);
}

export const privilegesOf = ({ daysAhead, automaticApproval, hoursAMonth, priority }: AgreementRow): AgreementView['privileges'] => ({
  daysAhead,
  automaticApproval,
  hoursAMonth,
  priority,
});

const toPartyView = (party: PartyRow): AgreementView['parties'][number] => ({
  id: party.id,
  organisationId: party.organisationId,
  organisationName: party.organisationName,
  signatoryId: party.signatoryId,
  signedAt: party.signedAt,
  signedAs: party.signedAs,
});

export const toView = (row: AgreementRow): AgreementView => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  text: row.text,
  state: row.state,
  parties: row.parties.map(toPartyView),
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  privileges: privilegesOf(row),
  hash: row.hash,
  reason: row.reason,
  createdAt: row.createdAt.toString(),
  sentAt: row.sentAt?.toString() ?? null,
  signedAt: row.signedAt?.toString() ?? null,
  endedAt: row.endedAt?.toString() ?? null,
  version: row.version,
});
