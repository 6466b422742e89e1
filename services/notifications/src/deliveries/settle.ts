import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Receipt, Verdict } from '../domain/attempt.js';
import type { Why } from '../domain/why.js';
import type { ClaimedDelivery } from './claim-due.js';

/** How a delivery stands after it was claimed. */
export type Ending =
  | Verdict
  /** Nobody wants it any more, or it would come too late. */
  | { state: 'suppressed'; why: Why; reason: string | null }
  /** Not now; that is no attempt. */
  | { state: 'put-off'; until: Instant; why: 'quiet-hours' | 'digest' | null };

/** What became of an attempt. */
export interface Tried {
  /** Who has the message, or may have it. */
  provider: string | null;
  outcome: string;
  /** What was said about it, masked. */
  answer: string | null;
  receipt: Receipt;
}

export interface Settlement {
  delivery: Pick<ClaimedDelivery, 'id' | 'attempts' | 'leaseUntil'>;
  ending: Ending;
  /** Null where nothing was tried. */
  tried: Tried | null;
}

/**
 * Writes down how attempts ended, all in one statement. If another process has taken a delivery over meanwhile, the end is that one's to
 * tell. If the person was erased meanwhile, or what it told of her host, nothing more is sent and nothing is kept of what the server said;
 * nor is it sent again where a reason has been written down meanwhile not to. What waits for something that is not to be had gives way to
 * what is newer. What could not be sent since nobody knew who she is, is due at once if she has become known meanwhile.
 */
export const settle = (db: Queryable, settlements: readonly Settlement[], now: Instant): Promise<number> =>
  db.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${storable(settlements.map((one) => rowOf(one, now)))}::jsonb) as given (
        id uuid, attempt integer, lease timestamptz, state text, next timestamptz, reason text, why text, yields boolean, digest timestamptz,
        counts boolean, provider text, provider_id text, parts integer, cost integer, outcome text, answer text)
    ), ended as (
      select given.*, d.content is null or (d.person_id is null and not d.to_house) as emptied, d.why is not null as unwanted,
        given.state = 'queued' and d.recipient is null and exists (select from people where people.id = d.person_id) as become_known,
        coalesce(given.yields, false) and exists (
          select from deliveries later
          where later.about = d.about and later.channel = d.channel and later.person_id = d.person_id and later.about_version > d.about_version
            and later.category <> 'reminder' and later.content is not null) as overtaken,
        exists (select from deliveries other where other.provider = given.provider and other.provider_id = given.provider_id) as is_named_so
      from deliveries d join given on given.id = d.id
      where d.state = 'sending' and d.attempts = given.attempt and d.lease_until = given.lease
      for update of d
    ), noted as (
      insert into delivery_attempts (delivery_id, attempt, at, provider, outcome, answer)
      select id, attempt, ${now}, provider, outcome, case when not emptied then answer end from ended where outcome is not null
      on conflict do nothing
    )
    update deliveries d
    set state = case
          when ended.state = 'queued' and (emptied or overtaken or unwanted) then 'suppressed'
          -- What may have gone out once stays so until it is known.
          when ended.state = 'queued' and d.maybe_twice then 'uncertain'
          else ended.state end,
        next_attempt_at = case when not (emptied or overtaken or unwanted) then case when become_known then ${now} else ended.next end end,
        last_error = case when not emptied then ended.reason end,
        why = case
          when ended.state in ('sent', 'failed') then null
          when unwanted then d.why
          when emptied then case when d.person_id is null then 'erased' else 'host-erased' end
          when overtaken then 'told-newer'
          else ended.why end,
        attempts = d.attempts - case when counts then 0 else 1 end,
        digest_for = coalesce(ended.digest, d.digest_for),
        sent_at = case when ended.state = 'sent' then ${now}::timestamptz end,
        provider = coalesce(ended.provider, d.provider),
        provider_id = case when not is_named_so then coalesce(ended.provider_id, d.provider_id) end,
        parts = coalesce(ended.parts, d.parts),
        cost = coalesce(ended.cost, d.cost),
        lease_until = null
    from ended where d.id = ended.id`);

function rowOf({ delivery: { id, attempts, leaseUntil }, ending, tried }: Settlement, now: Instant) {
  const { providerId, parts, cost } = tried?.receipt ?? {};
  return {
    id, attempt: attempts, lease: leaseUntil.toString(), ...standingAfter(ending, now),
    // What was put off was not tried, nor is it nearer to being given up.
    counts: ending.state !== 'put-off',
    provider: tried?.provider, provider_id: providerId, parts, cost, outcome: tried?.outcome, answer: tried?.answer,
  };
}

function standingAfter(ending: Ending, now: Instant): object {
  const after = (delay: number) => now.add({ milliseconds: delay }).toString();
  switch (ending.state) {
    case 'sent':
      return { state: 'sent' };
    case 'failed':
      return { state: 'failed', reason: ending.reason };
    case 'queued':
      return { state: 'queued', reason: ending.reason, next: after(ending.delay), yields: ending.yields };
    case 'uncertain':
      return ending.delay === null
        ? { state: 'uncertain', reason: ending.reason, why: 'uncertain-not-repeated' }
        : { state: 'uncertain', reason: ending.reason, next: after(ending.delay) };
    case 'suppressed':
      return { state: 'suppressed', reason: ending.reason, why: ending.why };
    case 'put-off':
      return { state: 'queued', next: ending.until.toString(), why: ending.why, digest: ending.why === 'digest' ? ending.until.toString() : undefined };
    default:
      return ending satisfies never;
  }
}

/** Whatever a server has said: what is half a character or none the database would refuse, and all that comes with it. */
const storable = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_name, value: unknown) => (typeof value === 'string' ? value.replaceAll(unstorable, '\ufffd') : value));

const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
