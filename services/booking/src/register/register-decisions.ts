import type { Bilingual, RegisterDecision } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

interface DecisionRow extends Omit<RegisterDecision, 'at' | 'start' | 'end' | 'ground'> {
  at: Instant;
  start: Instant;
  end: Instant;
  agreementId: string | null;
  reason: Bilingual | null;
}

// Who came and who did not is nobody's business.
const told = ['request', 'book', 'approve-first', 'approve', 'decline', 'withdraw', 'move', 'cancel', 'reopen', 'release'];
const most = 500;

/** What was decided in a case, the earliest first, what was decided of many occurrences at once as one. It tells of nobody. */
export async function decisionsIn(db: Queryable, caseId: string): Promise<RegisterDecision[]> {
  const rows = await db.query<DecisionRow>(sql`
    select at, change, state, space_id as "spaceId", min(starts_at) as "start", max(ends_at) as "end", count(*) as occurrences,
      rules_version as "rulesVersion", agreement_id as "agreementId", (select text from reasons where id = reason_id) as reason
    from (
      select history.at, history.version, history.state, history.space_id, history.starts_at, history.ends_at, history.rules_version,
        -- What an erasure has ended was given up by whoever asked, as far as others are told.
        case when change <> 'anonymise' then change when state_before <> history.state then
          case history.state when 'withdrawn' then 'withdraw' else 'cancel' end end as change,
        coalesce((details ->> 'agreementId')::uuid, case change when 'approve' then booking.agreement_id end) as agreement_id,
        (details ->> 'reasonId')::uuid as reason_id
      from (
        select *, lag(state) over (partition by booking_id order by version) as state_before
        from booking_history where booking_id in (select id from bookings where case_id = ${caseId})
      ) as history
      join bookings as booking on booking.id = history.booking_id
    ) as history
    where change = any (${told}::text[])
    group by at, change, state, space_id, rules_version, agreement_id, reason_id
    order by at, min(version) limit ${most}`);
  return rows.map(({ agreementId, reason, at, start, end, ...row }) => ({
    ...row,
    at: at.toString(),
    start: start.toString(),
    end: end.toString(),
    ground: groundOf(row.change, agreementId !== null, reason),
  }));
}

function groundOf(change: string, isByAgreement: boolean, reason: Bilingual | null): RegisterDecision['ground'] {
  switch (change) {
    case 'decline':
    case 'cancel':
    case 'release':
      return { kind: reason ? 'listed-reason' : 'own-words', reason };
    case 'approve':
    case 'approve-first':
      return { kind: isByAgreement ? 'agreement' : 'assessment', reason: null };
    case 'book':
      return { kind: isByAgreement ? 'agreement' : 'rules', reason: null };
    case 'withdraw':
      return { kind: 'applicant', reason: null };
    default:
      return null;
  }
}
