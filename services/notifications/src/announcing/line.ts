import type { FactContract } from '#contracts';
import { newId, traceparent, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Circumstances } from '../domain/announcement.js';
import type { Channel } from '../domain/message.js';
import type { Message } from './message.js';

/** One way in which a message goes out to one person, and when. */
export interface Place {
  /** Null for those who work in the house, at its own address. */
  personId: string | null;
  channel: Channel;
  dueAt: Instant;
  /** Where it goes out in a digest: that of this time. */
  digestFor?: Instant | undefined;
}

/** What is put in line, for however many. */
export interface Line {
  message: Pick<Message, 'name' | 'category'>;
  about: string;
  version: number;
  /** The fact that it follows. */
  cause: { id: string; type: FactContract['type'] };
  /** Null where the fact is older than what has been told. */
  content: Circumstances | null;
}

/** Puts a message in line in all its places with one statement. What stands there already stays as it is. */
export const putInLine = (tx: Transaction, now: Instant, { message, about, version, cause, content }: Line, places: readonly Place[]): Promise<number> =>
  tx.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, to_house, about, about_version, cause_id, cause_type, content, state, why, due_at,
      next_attempt_at, digest_for, created_at, traceparent)
    select id, ${message.name}, ${message.category}, channel, person, person is null, ${about}::uuid, ${version}::int, ${cause.id}::uuid, ${cause.type},
      ${content && JSON.stringify(content)}::jsonb, ${content ? 'queued' : 'suppressed'}, ${content ? null : 'outdated'}::text, due,
      case when ${content !== null} then due end, digest, ${now}::timestamptz, ${traceparent()}
    from jsonb_to_recordset(${JSON.stringify(places.map(rowOf))}::jsonb) as place (id uuid, channel text, person uuid, due timestamptz, digest timestamptz)
    on conflict do nothing`);

const rowOf = ({ personId, channel, dueAt, digestFor }: Place) => ({
  id: newId(), channel, person: personId, due: dueAt.toString(), digest: digestFor?.toString(),
});

/**
 * Takes back what waits of a message about something, since that has changed. What is being handed over just now is not tried again.
 * @returns those from whom it was taken back
 */
export async function takeBack(tx: Transaction, { name }: Pick<Message, 'name'>, about: string, version: number, why: 'moved' | 'cancelled'): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ personId: string | null }>(sql`
    update deliveries
    set why = ${why}, state = case when state = 'sending' then state else 'suppressed' end, next_attempt_at = null
    where kind = ${name} and about = ${about} and about_version < ${version} and state in ('queued', 'sending', 'failed')
    returning person_id as "personId"`);
  return new Set(rows.flatMap(({ personId }) => personId ?? []));
}
