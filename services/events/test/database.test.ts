import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withdrawRegistration } from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState, type Sql } from '#persistence';
import { eventStates, eventTransitions } from '../src/domain/event-states.js';
import { registrationStates, registrationTransitions } from '../src/domain/registration-states.js';
import { openStage, publishedEvent, register, somebody, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage()));
afterAll(() => stage.house.close());

/** Which constraint refuses the statements, alone in their transaction; undefined when none does. They are undone in any case. */
async function refusedBy(...statements: Sql[]): Promise<string | undefined> {
  const undo = new Error('undo');
  const attempt = stage.tables.transaction(async (tx): Promise<unknown> => {
    for (const statement of statements) await tx.execute(statement);
    await tx.execute(sql`set constraints all immediate`);
    throw undo;
  });
  const error = await attempt.catch((reason: unknown) => reason);
  return error === undo ? undefined : `${sqlState(error)} ${(error as { constraint?: string }).constraint}`;
}

const insert = (eventId: string, state: string, attendeeId = newId()) => sql`
  insert into registrations (id, event_id, state, attendee_id, by_sms, registered_at) values (${newId()}, ${eventId}, ${state}, ${attendeeId}, false, now())`;
const count = (eventId: string, seats: number, waiting = 0) => sql`
  update events set seats_taken = seats_taken + ${seats}, waiting = waiting + ${waiting} where id = ${eventId}`;

describe('what the database itself refuses', () => {
  it('has the same tables of transitions as the code', async () => {
    const events = await stage.tables.query(sql`select change, from_state as "from", to_state as "to" from event_transitions`);
    expect(new Set(events)).toEqual(new Set(eventTransitions));
    const registrations = await stage.tables.query(sql`select change, from_state as "from", to_state as "to" from registration_transitions`);
    expect(new Set(registrations)).toEqual(new Set(registrationTransitions));
    expect([events.length, registrations.length]).toEqual([eventTransitions.length, registrationTransitions.length]);
  });

  it('any change of an event’s state that is not in the table, and a time that moves when nothing can', async () => {
    const { id } = await publishedEvent(stage);
    const become = (state: string) => sql`update events set state = ${state}, reason = ${state === 'cancelled' ? 'x' : null} where id = ${id}`;
    for (const to of eventStates.filter((state) => state !== 'published')) {
      const isLegal = eventTransitions.some((row) => row.from === 'published' && row.to === to);
      expect(await refusedBy(become(to))).toBe(isLegal ? undefined : '23514 event_transitions');
    }
    const later = sql`update events set ends_at = ends_at + interval '1 hour' where id = ${id}`;
    expect(await refusedBy(later)).toBeUndefined();
    expect(await refusedBy(become('over'), later)).toBe('23514 event_transitions');
  });

  it('any change of a registration’s state that is not in the table, and one that begins as another', async () => {
    const { id } = await publishedEvent(stage, { capacity: 1 });
    const [one] = await register(stage, id, 1);
    await one!.who.call(withdrawRegistration, { registrationId: one!.registration.id });
    for (const to of registrationStates.filter((state) => state !== 'withdrawn'))
      expect(await refusedBy(sql`update registrations set state = ${to} where id = ${one!.registration.id}`)).toBe('23514 registration_transitions');
    expect(await refusedBy(insert(id, 'offered'))).toBe('23514 registration_transitions');
  });

  it('a seat too many, a counter that does not say how it is, and two registrations of one person', async () => {
    const { id } = await publishedEvent(stage, { capacity: 2 });
    const [one] = await register(stage, id, 1);
    expect(await refusedBy(insert(id, 'confirmed'), count(id, 1))).toBeUndefined();
    expect(await refusedBy(insert(id, 'confirmed'))).toBe('23514 events_count_their_seats');
    expect(await refusedBy(count(id, 1))).toBe('23514 events_count_their_seats');
    expect(await refusedBy(insert(id, 'waiting'), count(id, 1))).toBe('23514 events_count_their_seats');
    expect(await refusedBy(sql`delete from registrations where event_id = ${id}`)).toBe('23514 events_count_their_seats');
    expect(await refusedBy(insert(id, 'confirmed'), insert(id, 'confirmed'), count(id, 2))).toBe('23514 events_seats');
    expect(await refusedBy(insert(id, 'waiting', one!.who.id), count(id, 0, 1))).toBe('23505 registrations_live');
    expect(await refusedBy(sql`update events set capacity = 0 where id = ${id}`)).toBe('23514 events_seats');
  });

  it('counts each event, where one transaction changes several', async () => {
    const [one, other] = [await publishedEvent(stage, { capacity: 2 }), await publishedEvent(stage, { capacity: 2 })];
    const right = [insert(one.id, 'confirmed'), count(one.id, 1), insert(other.id, 'confirmed'), count(other.id, 1)];
    expect(await refusedBy(...right)).toBeUndefined();
    expect(await refusedBy(...right, insert(other.id, 'confirmed'))).toBe('23514 events_count_their_seats');
    expect(await refusedBy(insert(one.id, 'confirmed'), ...right)).toBe('23514 events_count_their_seats');
  });

  it('an end before the start, a place without a booking, a cancellation without a reason, an offer without a deadline', async () => {
    const { id } = await publishedEvent(stage);
    const set = (change: Sql) => refusedBy(sql`update events set ${change} where id = ${id}`);
    expect(await set(sql`ends_at = starts_at`)).toBe('23514 events_end_after_start');
    expect(await set(sql`place = '{}'`)).toBe('23514 events_place');
    expect(await set(sql`booking_id = ${newId()}, place = '{}', space_state = 'approved', booked_from = ends_at, booked_until = ends_at`)).toBe('23514 events_within_booking');
    expect(await set(sql`state = 'cancelled'`)).toBe('23514 events_reason');
    expect(await set(sql`registration_closes = ends_at`)).toBe('23514 events_registration');
    const who = somebody(stage);
    const waits = [sql`update events set capacity = 1 where id = ${id}`, insert(id, 'waiting', who.id)];
    expect(await refusedBy(...waits, sql`update registrations set state = 'offered' where attendee_id = ${who.id}`)).toBe('23514 registrations_offer');
  });
});
