import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  bookingApproved, bookingMoved, cancelEvent, changeEvent, createEvent, getEvent, personErased, personForgotten, publishEvent, registerForEvent,
  registrationCancelled, withdrawRegistration, type BookingSnapshot,
} from '#contracts';
import type { DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { booking, draft, openStage, patient, register, registrations, somebody, takenIn, type Registered, type Stage } from './stage.js';

let stage: Stage;
// Two replicas, so that nothing within one process can be what keeps order.
beforeAll(async () => (stage = await openStage({ replicas: 2 })));
afterAll(() => stage.house.close());

const staff = () => stage.house.as('staff');
const refusals = [
  'version.changed', 'registration.illegal-transition', 'registration.not-open', 'event.illegal-transition', 'registration.not-found',
];

interface Hosted {
  eventId: string;
  held: BookingSnapshot;
  guests: Registered[];
}

async function hosted(): Promise<Hosted> {
  const message = booking();
  await takenIn(stage, await stage.house.tell(bookingApproved, message));
  const { bookingId } = message.data;
  const { id, version } = await staff().call(createEvent, draft({ attendance: 'on-site', onlineUrl: null, bookingId, capacity: 3 }));
  await staff().call(publishEvent, { eventId: id, version });
  return { eventId: id, held: message.data, guests: await register(stage, id, 6) };
}

const erase = (personId: string) => stage.house.tell(personErased, { aggregateId: personId, data: { personId } });

/** Its booking is moved, each time by a day, and told of in an order of its own; staff change it; guests come, go and are erased. */
function storm({ eventId, held, guests }: Hosted): Promise<unknown>[] {
  const moves = [5, 3, 4, 7, 6].map((version) => {
    const day = { start: `2026-11-2${version}T11:00:00Z`, end: `2026-11-2${version}T15:00:00Z` };
    return stage.house.tell(bookingMoved, { aggregateId: held.bookingId, aggregateVersion: version, data: { ...held, ...day, version } });
  });
  const grow = async () => {
    const { version, capacity } = await staff().call(getEvent, { eventId });
    return staff().call(changeEvent, { eventId, version, capacity: capacity + 1 }, patient);
  };
  return [
    ...moves, grow(), grow(),
    ...guests.slice(0, 2).map(({ who, registration }) => who.call(withdrawRegistration, { registrationId: registration.id }, patient)),
    ...guests.slice(2, 4).map(({ who }) => erase(who.id)),
    ...[1, 2].map(() => somebody(stage).call(registerForEvent, { eventId }, patient)),
  ];
}

it('bookings that move, staff, guests and erasures at once end in one truth that all were told, and nobody waits in a circle', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, hosted));
  // Some are at all events, so that an erasure locks several.
  const everywhere = await Promise.all(Array.from({ length: 3 }, async () => {
    const who = somebody(stage);
    for (const { eventId } of all) await who.call(registerForEvent, { eventId });
    return who;
  }));
  const outcomes = await Promise.allSettled([
    ...all.flatMap(storm),
    ...everywhere.map(({ id }) => erase(id)),
    ...all.slice(0, 2).map(({ eventId }) => staff().call(cancelEvent, { eventId, reason: 'Storm' }, patient)),
  ]);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
  expect(refused.filter((code) => !refusals.includes(code))).toEqual([]);

  const erased = all.flatMap(({ guests }) => guests.slice(2, 4).map(({ who }) => who.id)).concat(everywhere.map(({ id }) => id));
  await eventually('all who were erased are forgotten', async () => {
    const forgotten = new Set((await stage.house.told(personForgotten.events)).map(({ subject }) => subject));
    return erased.every((id) => forgotten.has(id));
  }, { timeoutMs: 30_000 });
  await eventually('every event stands where its booking was moved last', async () => {
    const events = await Promise.all(all.slice(2).map(({ eventId }) => staff().call(getEvent, { eventId })));
    return events.every(({ start }) => start === '2026-11-27T12:00:00Z');
  }, { timeoutMs: 30_000 });
  await eventually('all is told', async () => !(await stage.tables.maybeOne<object>(sql`select 1 as one from outbox where published_at is null`)));
  expect(await stage.tables.query(sql`select reaction, reason from dead_letters`)).toEqual([]);

  const told = await stage.house.told();
  const newest = new Map(told.map(({ subject, data }) => [subject, data]));
  const cancellations = told.filter(({ type }) => type === registrationCancelled.type).map(({ subject }) => subject);
  expect(new Set(cancellations).size).toBe(cancellations.length);
  for (const { eventId } of all) {
    const stored = await registrations(stage, eventId);
    for (const { id, state, version } of stored) expect(newest.get(id)).toMatchObject({ state, version });
    expect(stored.filter(({ attendeeId }) => attendeeId !== null && erased.includes(attendeeId))).toEqual([]);
  }
  const live = await stage.tables.query(sql`
    select id from registrations where event_id = any (${all.slice(0, 2).map(({ eventId }) => eventId)}) and state in ('confirmed', 'waiting', 'offered')`);
  expect(live).toEqual([]);
  for (const versions of versionsOf(told)) expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(await stage.tables.one(sql`select deadlocks from pg_stat_database where datname = current_database()`)).toEqual({ deadlocks: 0 });
}, 120_000);

/** The versions of each aggregate of this service, in the order in which they were told. */
function versionsOf(told: Awaited<ReturnType<Stage['house']['told']>>): number[][] {
  const versions = new Map<string, number[]>();
  for (const { type, subject, aggregateversion } of told) {
    if (!type.startsWith('domain.events.') || type === personForgotten.events.type) continue;
    versions.set(subject, [...(versions.get(subject) ?? []), aggregateversion]);
  }
  return [...versions.values()];
}
