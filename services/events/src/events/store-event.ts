import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '#kernel';
import { join, sql, type Sql, type Transaction } from '#persistence';
import type { EventRow, Session } from './event-row.js';

/** @returns whether its slug was free */
export async function insertEvent(tx: Transaction, event: EventRow): Promise<boolean> {
  const stored = await tx.execute(sql`
    insert into events (id, slug, kind, created_at, version, ${join(changeable(event).map(({ column }) => column))})
    values (${event.id}, ${event.slug}, ${event.kind}, ${event.createdAt}, ${event.version}, ${join(changeable(event).map(({ value }) => value))})
    on conflict (slug) do nothing`);
  if (stored === 1) await storeSessions(tx, event);
  return stored === 1;
}

/** Stores how an event stands now, as its next version. The caller has locked it. */
export async function storeEvent(tx: Transaction, before: EventRow, changed: EventRow, now: Instant): Promise<EventRow> {
  const after = { ...changed, version: before.version + 1, changedAt: now };
  await tx.execute(sql`
    update events set kind = ${after.kind}, version = ${after.version},
      ${join(changeable(after).map(({ column, value }) => sql`${column} = ${value}`))}
    where id = ${after.id}`);
  if (!isDeepStrictEqual(asText(before.sessions), asText(after.sessions))) {
    await tx.execute(sql`delete from sessions where event_id = ${after.id}`);
    await storeSessions(tx, after);
  }
  return after;
}

// Seats and waiting are counted by those who register.
const changeable = (event: EventRow): { column: Sql; value: Sql }[] => [
  { column: sql`theme`, value: sql`${event.theme}` },
  { column: sql`topics`, value: sql`${event.topics}` },
  { column: sql`title`, value: json(event.title) },
  { column: sql`summary`, value: json(event.summary) },
  { column: sql`description`, value: json(event.description) },
  { column: sql`state`, value: sql`${event.state}` },
  { column: sql`attendance`, value: sql`${event.attendance}` },
  { column: sql`online_url`, value: sql`${event.onlineUrl}` },
  { column: sql`starts_at`, value: sql`${event.start}` },
  { column: sql`ends_at`, value: sql`${event.end}` },
  { column: sql`time_zone`, value: sql`${event.timeZone}` },
  { column: sql`capacity`, value: sql`${event.capacity}` },
  { column: sql`registration_opens`, value: sql`${event.registrationOpens}` },
  { column: sql`registration_closes`, value: sql`${event.registrationCloses}` },
  { column: sql`organiser_id`, value: sql`${event.organiserId}` },
  { column: sql`organisation_id`, value: sql`${event.organisationId}` },
  { column: sql`space_state`, value: sql`${event.spaceState}` },
  { column: sql`space_refusal`, value: sql`${event.spaceRefusal}` },
  { column: sql`wanted_space_id`, value: sql`${event.wantedSpaceId}` },
  { column: sql`booking_id`, value: sql`${event.place?.bookingId ?? null}` },
  { column: sql`place`, value: event.place ? json(event.place) : sql`null` },
  { column: sql`booked_from`, value: sql`${event.booked?.start ?? null}` },
  { column: sql`booked_until`, value: sql`${event.booked?.end ?? null}` },
  { column: sql`reason`, value: sql`${event.reason}` },
  { column: sql`published_at`, value: sql`${event.publishedAt}` },
  { column: sql`changed_at`, value: sql`${event.changedAt}` },
];

const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;

async function storeSessions(tx: Transaction, { id, sessions }: EventRow): Promise<void> {
  if (sessions.length === 0) return;
  await tx.execute(sql`
    insert into sessions (id, event_id, title, description, starts_at, ends_at, speakers)
    values ${join(sessions.map((session) => sessionRow(id, session)))}`);
}

const sessionRow = (eventId: string, { id, title, description, start, end, speakers }: Session): Sql =>
  sql`(${id}, ${eventId}, ${JSON.stringify(title)}, ${description && JSON.stringify(description)}, ${start}, ${end}, ${JSON.stringify(speakers)})`;

const asText = (sessions: readonly Session[]): unknown => JSON.parse(JSON.stringify(sessions)) as unknown;
