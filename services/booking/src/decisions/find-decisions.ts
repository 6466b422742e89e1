import type { ReplyOf, explainDecisions } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { DecisionDetails } from '../bookings/store-decision.js';
import type { BookingState } from '../domain/booking-states.js';
import { rulesAsJson } from '../rules/find-rules.js';
import { approvalRulesAsJson } from './find-approval-rules.js';

type Explained = ReplyOf<typeof explainDecisions>['decisions'][number];

/** A change to a booking with all that it was decided on. */
export interface DecisionRow extends Pick<Explained, 'version' | 'rules' | 'approvalRules' | 'reason'> {
  change: string;
  at: Instant;
  by: string | null;
  state: BookingState;
  spaceId: string;
  start: Instant;
  end: Instant;
  details: DecisionDetails & { reason?: string };
  agreementId: string | null;
  privileges: NonNullable<Explained['agreement']>['privileges'];
}

/**
 * The history of a booking, the earliest first. An approval says under which rules for two it was made; what else was decided was
 * so under those that held at the time.
 */
export const findDecisions = (db: Queryable, bookingId: string): Promise<DecisionRow[]> =>
  db.query<DecisionRow>(sql`
    select history.version, history.change, history.at, history.by, history.state, history.space_id as "spaceId",
      history.starts_at as "start", history.ends_at as "end", history.details,
      case when rules.version is not null then jsonb_build_object('version', rules.version, 'rules', ${rulesAsJson}) end as rules,
      (
        select ${approvalRulesAsJson} from approval_rules
        where site_id = space.site_id and version = coalesce((history.details ->> 'approvalRulesVersion')::int, (
          select max(version) from approval_rules where site_id = space.site_id and at <= history.at
        ))
      ) as "approvalRules",
      case when reasons.id is not null then jsonb_build_object('id', reasons.id, 'text', reasons.text) end as reason,
      agreement.id as "agreementId",
      (
        select jsonb_build_object(
          'daysAhead', days_ahead, 'automaticApproval', automatic_approval, 'hoursAMonth', hours_a_month, 'priority', priority
        )
        from grants where grants.agreement_id = agreement.id order by organisation_id = booking.organisation_id desc limit 1
      ) as privileges
    from booking_history as history
    join bookings as booking on booking.id = history.booking_id
    join spaces as space on space.id = history.space_id
    left join space_rules as rules on rules.space_id = history.space_id and rules.version = history.rules_version
    left join reasons on reasons.id = (history.details ->> 'reasonId')::uuid
    -- What is older than that a decision says what it rests on is told by the booking.
    cross join lateral (
      select coalesce(
        (history.details ->> 'agreementId')::uuid,
        case when history.change = 'approve' and history.by is null then booking.agreement_id end
      ) as id
    ) as agreement
    where history.booking_id = ${bookingId} order by history.version`);
