import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Circumstances } from '../domain/announcement.js';
import type { Channel, Recipient } from '../domain/message.js';

export interface ClaimedDelivery {
  id: string;
  kind: string;
  channel: Channel;
  /** With what the message is about, as its family keeps it; null where it was emptied when somebody in it was erased. */
  content: Circumstances | null;
  attempts: number;
  createdAt: Instant;
  traceparent: string;
  /** Null while it is not known who she is. */
  recipient: (Recipient & { smsWanted: boolean }) | null;
  history: History;
}

/** What has been told of the same to the same, as far as is known. */
export interface History {
  /** Whether she has been told anything of it before. */
  wasTold: boolean;
  /** Whether she was invited. */
  isInvited: boolean;
  /** Whether a mail has told her something newer of it. */
  isOutrun: boolean;
}

/** Beside the time that the attempt itself may take: for writing down how it ended. */
export const graceSeconds = 20;

/**
 * Takes up to `limit` messages that are due, new ones first. Replicas pass over what another has locked. One whose lease has
 * run out was left behind when a process died, perhaps after it was sent: it is marked. Messages about one thing go out in
 * their order to each, so a later one waits until the earlier has ended. Of an invitation that was emptied when somebody else
 * was erased, it counts that it was given.
 */
export const claimDue = (db: Queryable, kinds: string[], now: Instant, limit: number, leaseSeconds: number): Promise<ClaimedDelivery[]> =>
  db.query<ClaimedDelivery>(sql`
    with due as (
      select id, person_id, about, about_version from deliveries d
      where state in ('queued', 'sending') and coalesce(next_attempt_at, lease_until) <= ${now}
        and kind = any(${kinds})
        and not exists (
          select from deliveries earlier
          where earlier.about = d.about and earlier.channel = d.channel and earlier.about_version < d.about_version
            and earlier.person_id = d.person_id and earlier.state in ('queued', 'sending'))
      order by attempts > 0, coalesce(next_attempt_at, lease_until), about_version
      limit ${limit} for update skip locked
    )
    update deliveries d
    set state = 'sending', attempts = attempts + 1, maybe_twice = maybe_twice or state = 'sending', next_attempt_at = null,
        lease_until = ${now.add({ seconds: leaseSeconds })}, recipient = case channel when 'email' then p.email else p.phone end
    from due left join people p on p.id = due.person_id cross join lateral (
      select coalesce(bool_or(other.about_version < due.about_version), false) as "wasTold",
        coalesce(bool_or(other.about_version < due.about_version
          and (other.content is null or other.content ->> 'invitation' = 'REQUEST')), false) as "isInvited",
        coalesce(bool_or(other.about_version > due.about_version and other.channel = 'email'), false) as "isOutrun"
      from deliveries other
      where other.about = due.about and other.person_id = due.person_id and (other.state = 'sent' or other.maybe_twice)) history
    where d.id = due.id
    returning d.id, d.kind, d.channel, d.content, d.attempts, d.created_at as "createdAt", d.traceparent, to_jsonb(history) as history,
      case when p.id is not null then
        jsonb_build_object('email', p.email, 'name', p.name, 'phone', p.phone, 'language', p.language, 'smsWanted', p.sms_wanted) end as recipient`);
