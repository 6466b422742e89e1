import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Circumstances } from '../domain/announcement.js';
import { categories, treatmentOf, type Category } from '../domain/category.js';
import type { Wishes } from '../domain/consent.js';
import type { Channel, Recipient } from '../domain/message.js';

export interface ClaimedDelivery {
  id: string;
  kind: string;
  category: Category;
  channel: Channel;
  personId: string | null;
  /** For those who work in the house, at its own address. */
  toHouse: boolean;
  /** With what the message is about, as its family keeps it; null where it was emptied when somebody in it was erased. */
  content: Circumstances | null;
  attempts: number;
  /** With the number of the attempt, what tells this claim from all others. */
  leaseUntil: Instant;
  dueAt: Instant;
  digestFor: Instant | null;
  /** Of what may have gone out in a digest: the lowest id of all that was in that, of which some may not go again. */
  wentAs: string | null;
  traceparent: string;
  /** Null while it is not known who she is. */
  recipient: (Recipient & { smsWanted: boolean }) | null;
  wishes: Wishes;
  history: History;
}

/** What goes out as one: a single message, or all that somebody, or the house, is told in one digest. */
export type ClaimedGroup = readonly [ClaimedDelivery, ...ClaimedDelivery[]];

/** What has been told of the same to the same, as far as is known. */
export interface History {
  /** Whether she has been told anything of it before. */
  wasTold: boolean;
  /** Whether she was invited. */
  isInvited: boolean;
  /** Whether a mail has told her something newer of it. */
  isOutrun: boolean;
  /** Of a reminder: whether a later one of the same has come, or comes now. */
  isReminded: boolean;
}

export interface Claiming {
  kinds: readonly string[];
  /** Those that take anything now. */
  channels: readonly Channel[];
  /** How many places there are, by category. */
  places: Readonly<Partial<Record<Category, number>>>;
  leaseSeconds: number;
  /** Where those who work in the house are told; null where nobody is. */
  houseMail: string | null;
}

const canWait = categories.filter((category) => treatmentOf[category].canWait);

/** Beside the time that the attempt itself may take: for writing down how it ended. */
export const graceSeconds = 20;

/**
 * Takes up what is due, as much of each category as it has places, new ones first. Replicas pass over what another has locked. Messages
 * about one thing go out in their order to each, so a later one waits until the earlier has ended; but not for a reminder, which is about
 * a time, nor for what waits for a digest, nor what is urgent for what waits until somebody has slept. Of an invitation that was emptied when somebody else was erased, it counts that it was given.
 */
export async function claimDue(db: Queryable, { kinds, channels, places, leaseSeconds, houseMail }: Claiming, now: Instant): Promise<ClaimedGroup[]> {
  const claimed = await db.query<ClaimedDelivery>(sql`
    with first as (
      select due.* from unnest(${Object.keys(places)}::text[], ${Object.values(places)}::int[]) as lane (category, places)
      cross join lateral (
        select id, person_id, to_house, channel, digest_for from deliveries d
        where d.category = lane.category and next_attempt_at <= ${now} and kind = any(${kinds}) and channel = any(${channels})
          and (digest_for is not null or d.category = 'reminder' or not exists (
            select from deliveries earlier
            where earlier.about = d.about and earlier.channel = d.channel and earlier.about_version < d.about_version
              and earlier.person_id = d.person_id and earlier.category <> 'reminder' and earlier.digest_for is null
              and (earlier.why is distinct from 'quiet-hours' or d.category = any(${canWait}))
              and (earlier.next_attempt_at is not null or earlier.state = 'sending')))
          and (digest_for is null or not exists (
            select from deliveries first
            where first.person_id = d.person_id and first.channel = d.channel and first.digest_for = d.digest_for and first.id < d.id
              and first.next_attempt_at is not null))
          and (digest_for is null or not to_house or not exists (
            select from deliveries first
            where first.to_house and first.channel = d.channel and first.digest_for = d.digest_for and first.id < d.id and first.next_attempt_at is not null))
        order by attempts > 0, next_attempt_at, about_version
        limit lane.places for update skip locked
      ) due
    ), due as (
      select id from first
      union all
      select other.id from first cross join lateral (
        select id from deliveries other
        where first.digest_for is not null and other.person_id = first.person_id and other.channel = first.channel
          and other.digest_for = first.digest_for and other.id > first.id and other.next_attempt_at is not null
        for update skip locked
      ) other
      union all
      select other.id from first cross join lateral (
        select id from deliveries other
        where first.to_house and first.digest_for is not null and other.to_house and other.channel = first.channel
          and other.digest_for = first.digest_for and other.id > first.id and other.next_attempt_at is not null
        for update skip locked
      ) other
    ), claimed as (
      update deliveries d
      set state = 'sending', attempts = d.attempts + 1, maybe_twice = maybe_twice or state = 'uncertain', next_attempt_at = null, why = null,
          lease_until = ${now.add({ seconds: leaseSeconds })}, recipient = case when to_house then ${houseMail}::text else (
            select case d.channel when 'email' then p.email else p.phone end from people p where p.id = d.person_id) end
      where id = any(array(select id from due))
      returning *
    )
    select d.id, d.kind, d.category, d.channel, d.person_id as "personId", d.to_house as "toHouse", d.content, d.attempts,
      d.lease_until as "leaseUntil", d.due_at as "dueAt", d.digest_for as "digestFor", d.traceparent,
      (select other.id from deliveries other
        where d.maybe_twice and (other.person_id = d.person_id or (other.to_house and d.to_house)) and other.channel = d.channel and other.digest_for = d.digest_for
          and exists (select from delivery_attempts a where a.delivery_id = other.id and a.outcome = 'unknown')
        order by other.id limit 1) as "wentAs", to_jsonb(history) as history,
      (select jsonb_build_object('email', p.email, 'name', p.name, 'phone', p.phone, 'language', p.language, 'smsWanted', p.sms_wanted)
        from people p where p.id = d.person_id) as recipient,
      jsonb_build_object(
        'choice', (select choice from preferences p where p.person_id = d.person_id and p.category = d.category and p.channel = d.channel),
        'quiet', (select jsonb_build_object('begins', to_char(q.begins, 'HH24:MI'), 'ends', to_char(q.ends, 'HH24:MI'), 'timeZone', q.time_zone)
          from quiet_hours q where q.person_id = d.person_id),
        'suppressedSince', (select since from suppressed_addresses s
          where s.channel = d.channel and s.address = lower(d.recipient) and s.lifted_at is null)) as wishes
    from claimed d cross join lateral (
      select coalesce(bool_or(other.about_version < d.about_version), false) as "wasTold",
        coalesce(bool_or(other.about_version < d.about_version
          and (other.content is null or other.content ->> 'invitation' = 'REQUEST')), false) as "isInvited",
        coalesce(bool_or(d.category <> 'reminder' and other.about_version > d.about_version and other.channel = 'email'), false) as "isOutrun",
        d.category = 'reminder' and exists (
          select from deliveries later
          where later.about = d.about and later.person_id = d.person_id and later.category = 'reminder' and later.due_at > d.due_at and later.due_at <= ${now}
            and later.state in ('queued', 'sending', 'sent', 'delivered', 'uncertain')
            and (later.channel <> 'sms' or exists (select from people p where p.id = d.person_id and p.phone is not null and p.sms_wanted))
            and not exists (
              select from preferences w
              where w.person_id = later.person_id and w.category = later.category and w.channel = later.channel and w.choice = 'off')) as "isReminded"
      from deliveries other
      where other.about = d.about and other.person_id = d.person_id and other.channel <> 'app' and other.category <> 'reminder' and other.id <> d.id
        and (other.state in ('sent', 'delivered', 'uncertain') or other.maybe_twice)) history
    order by d.id`);
  return groupsOf(claimed);
}

function groupsOf(claimed: readonly ClaimedDelivery[]): ClaimedGroup[] {
  const groups = new Map<string, [ClaimedDelivery, ...ClaimedDelivery[]]>();
  for (const one of claimed) {
    const name = one.digestFor === null ? one.id : `${one.toHouse ? 'house' : one.personId} ${one.channel} ${one.digestFor.toString()}`;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}
