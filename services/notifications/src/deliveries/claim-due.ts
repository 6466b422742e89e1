import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Circumstances } from '../domain/announcement.js';
import type { Channel, MessageKind, Recipient } from '../domain/message.js';
import { messages } from '../messages.js';

export interface ClaimedDelivery {
  id: string;
  kind: MessageKind;
  channel: Channel;
  /** With what the message is about, as its family keeps it; null where it was emptied when somebody in it was erased. */
  content: Circumstances | null;
  attempts: number;
  createdAt: Instant;
  traceparent: string;
  recipient: Recipient & { smsWanted: boolean };
}

/** Beside the time that the attempt itself may take: for writing down how it ended. */
export const graceSeconds = 20;

/**
 * Takes up to `limit` messages that are due. Replicas pass over what another has locked. One whose lease has run out was
 * left behind when a process died, perhaps after it was sent: it is marked. Messages about one thing go out in their
 * order to each, so a later one waits until the earlier has ended; one to somebody not yet known waits until she is.
 */
export const claimDue = (db: Queryable, now: Instant, limit: number, leaseSeconds: number): Promise<ClaimedDelivery[]> =>
  db.query<ClaimedDelivery>(sql`
    with due as (
      select id from deliveries d
      where state in ('pending', 'sending') and coalesce(next_attempt_at, lease_until) <= ${now}
        and kind = any(${Object.keys(messages)})
        and exists (select from people where people.id = d.person_id)
        and not exists (
          select from deliveries earlier
          where earlier.about = d.about and earlier.channel = d.channel and earlier.about_version < d.about_version
            and earlier.person_id = d.person_id and earlier.state in ('pending', 'sending'))
      order by coalesce(next_attempt_at, lease_until), about_version
      limit ${limit} for update skip locked
    )
    update deliveries d
    set state = 'sending', attempts = attempts + 1, maybe_twice = maybe_twice or state = 'sending', next_attempt_at = null,
        lease_until = ${now.add({ seconds: leaseSeconds })}, recipient = case channel when 'email' then p.email else p.phone end
    from due, people p
    where d.id = due.id and p.id = d.person_id
    returning d.id, d.kind, d.channel, d.content, d.attempts, d.created_at as "createdAt", d.traceparent,
      jsonb_build_object('email', p.email, 'name', p.name, 'phone', p.phone, 'language', p.language, 'smsWanted', p.sms_wanted) as recipient`);
