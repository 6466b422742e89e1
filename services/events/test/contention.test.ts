import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptSeat, changeEvent, getEvent, registerForEvent, registrationMoved, withdrawRegistration, type EventView, type RegistrationView } from '#contracts';
import { DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { openStage, patient, publishedEvent, register, registrations, somebody, statesOf, toldOf, type Registered, type Stage } from './stage.js';

let stage: Stage;
// Two replicas, so that nothing within one process can be what keeps order.
beforeAll(async () => (stage = await openStage({ replicas: 2 })));
afterAll(() => stage.house.close());

const many = 500;

const eventNow = (eventId: string): Promise<EventView> => stage.house.as('staff').call(getEvent, { eventId });

describe('many at once', () => {
  it('of five hundred who want the last seat one gets it, and the others stand on the list in the order they came', async () => {
    const { id: eventId } = await publishedEvent(stage, { capacity: 1 });
    const outcomes = await Promise.all(Array.from({ length: many }, () => somebody(stage).call(registerForEvent, { eventId }, patient)));
    expect(outcomes.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
    const waiting = outcomes.filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ place }) => place!).toSorted((a, b) => a - b)).toEqual(Array.from({ length: many - 1 }, (_, index) => index + 1));

    const stored = await registrations(stage, eventId);
    expect(stored.map(({ state, place }) => [state, place])).toEqual([['confirmed', null], ...Array.from({ length: many - 1 }, (_, index) => ['waiting', index + 1])]);
    expect(new Map(stored.map(({ id, place }) => [id, place]))).toEqual(new Map(outcomes.map(({ id, place }) => [id, place])));
    const told = await eventually('everybody is told once', async () => {
      const facts = await toldOf(stage, stored.map(({ id }) => id));
      return facts.length >= many && facts;
    });
    expect(told.filter(({ fact }) => fact === 'registration-confirmed')).toHaveLength(1);
    expect(told.filter(({ fact }) => fact === 'registration-waitlisted')).toHaveLength(many - 1);
  }, 90_000);

  it('of one person who registers twenty times at once there is one registration', async () => {
    const { id: eventId } = await publishedEvent(stage, { capacity: 3 });
    const who = somebody(stage);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => who.call(registerForEvent, { eventId }, patient)));
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(await statesOf(stage, eventId)).toEqual(['confirmed']);
  });

  it('who withdraws and who registers at the same moment: the list wins, every time', async () => {
    for (let round = 0; round < 25; round++) {
      const { id: eventId } = await publishedEvent(stage, { capacity: 1 });
      const [first] = await register(stage, eventId, 2);
      const withdraw = () => first!.who.call(withdrawRegistration, { registrationId: first!.registration.id }, patient);
      const come = () => somebody(stage).call(registerForEvent, { eventId }, patient);
      const calls: (() => Promise<RegistrationView>)[] = round % 2 ? [withdraw, come] : [come, withdraw];
      await Promise.all(calls.map((call) => call()));
      expect(await statesOf(stage, eventId)).toEqual(['withdrawn', 'offered', 'waiting']);
    }
  }, 60_000);

  it('who takes an offer the moment that it lapses either has the seat or has not, and the seat is never two people’s', async () => {
    stage.house.clock.set('2026-11-23T10:00:00Z');
    const { id: eventId } = await publishedEvent(stage, { capacity: 4 });
    const all = await register(stage, eventId, 12);
    await Promise.all(all.slice(0, 4).map(({ who, registration }) => who.call(withdrawRegistration, { registrationId: registration.id }, patient)));
    const offered = all.slice(4, 8);
    stage.house.clock.set('2026-11-24T09:59:59Z');
    const taking = offered.map(async ({ who, registration }, index) => {
      if (index === 2) stage.house.clock.set('2026-11-24T10:00:00Z');
      return who.call(acceptSeat, { registrationId: registration.id }, patient);
    });
    const taken = (await Promise.allSettled(taking)).map((one) => (one.status === 'rejected' ? (one.reason as DomainError).code : one.value.state));
    expect(taken.filter((outcome) => outcome !== 'confirmed' && outcome !== 'registration.offer-expired')).toEqual([]);
    const expected = ['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn', ...taken.map((outcome) => (outcome === 'confirmed' ? outcome : 'lapsed'))];
    const seatsOn = taken.filter((outcome) => outcome !== 'confirmed').length;
    expected.push(...Array.from({ length: 4 }, (_, index) => (index < seatsOn ? 'offered' : 'waiting')));
    await eventually('who did not take hers has lost it to the next', async () => (await statesOf(stage, eventId)).join() === expected.join());
    await expectInvariants(eventId);
    stage.house.clock.set('2026-11-23T10:00:00Z');
  });
});

describe('a very long waiting list', () => {
  it('hears that the event has moved, each with her place', async () => {
    const waiting = 5_000;
    const { id: eventId, version } = await publishedEvent(stage, { capacity: 1 });
    await register(stage, eventId, 1);
    await stage.tables.transaction(async (tx) => {
      await tx.execute(sql`
        insert into registrations (id, event_id, state, attendee_id, by_sms, registered_at)
        select gen_random_uuid(), ${eventId}, 'waiting', gen_random_uuid(), false, now() from generate_series(1, ${waiting}::int)`);
      await tx.execute(sql`update events set waiting = ${waiting} where id = ${eventId}`);
    });
    const later = { start: '2026-11-27T13:00', end: '2026-11-27T15:00' };
    await stage.house.as('staff').call(changeEvent, { eventId, version, ...later }, { timeoutMs: 25_000 });
    const told = await stage.tables.one(sql`
      select count(*) filter (where place is null) as seats, count(distinct place) as places, max(place) as last
      from outbox cross join lateral (select (envelope::jsonb -> 'data' ->> 'place')::int as place) as fact
      where type = ${registrationMoved.type} and envelope::jsonb -> 'data' -> 'event' ->> 'eventId' = ${eventId}`);
    expect(told).toEqual({ seats: 1, places: waiting, last: waiting });
  }, 60_000);
});

type Step = 'register' | 'withdraw' | 'accept' | 'grow' | 'shrink';

const steps = fc.array(fc.tuple(fc.constantFrom<Step>('register', 'register', 'withdraw', 'accept', 'grow', 'shrink'), fc.nat()), { minLength: 10, maxLength: 40 });

describe('whatever happens at once', () => {
  it('no seat is given twice, and nobody waits while one is free', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (capacity, sequence) => {
        const { id: eventId } = await publishedEvent(stage, { capacity });
        const all = await register(stage, eventId, 5);
        const outcomes = await Promise.allSettled(sequence.map(([step, choice]) => take(eventId, all, step, choice)));
        const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
        const expected = ['registration.illegal-transition', 'event.capacity-below-seats', 'version.changed'];
        expect(refused.filter((code) => !expected.includes(code))).toEqual([]);
        await expectInvariants(eventId);
      }),
      { numRuns: 25 },
    );
  }, 90_000);
});

async function take(eventId: string, all: Registered[], step: Step, choice: number): Promise<unknown> {
  const { who, registration } = all[choice % all.length]!;
  switch (step) {
    case 'register': {
      const comer = somebody(stage);
      const mine = await comer.call(registerForEvent, { eventId }, patient);
      return all.push({ who: comer, registration: mine });
    }
    case 'withdraw':
      return who.call(withdrawRegistration, { registrationId: registration.id }, patient);
    case 'accept':
      return who.call(acceptSeat, { registrationId: registration.id }, patient);
    case 'grow':
    case 'shrink': {
      const { version, capacity } = await eventNow(eventId);
      const wanted = step === 'grow' ? capacity + (choice % 3) + 1 : Math.max(1, capacity - 1);
      return stage.house.as('staff').call(changeEvent, { eventId, version, capacity: wanted }, patient);
    }
    default:
      return step satisfies never;
  }
}

async function expectInvariants(eventId: string): Promise<void> {
  const all = await registrations(stage, eventId);
  const event = await eventNow(eventId);
  const seats = all.filter(({ state }) => state === 'confirmed' || state === 'offered').length;
  const waiting = all.filter(({ state }) => state === 'waiting');
  expect(seats).toBeLessThanOrEqual(event.capacity);
  expect(seats === event.capacity || waiting.length === 0).toBe(true);
  expect(event).toMatchObject({ waiting: waiting.length, seatsLeft: waiting.length > 0 ? 0 : event.capacity - seats });
  expect(waiting.map(({ place }) => place)).toEqual(waiting.map((_, index) => index + 1));
  // Nobody who came later has got a seat off the list before somebody who still waits.
  const firstWaiting = all.findIndex(({ state }) => state === 'waiting');
  const later = firstWaiting < 0 ? [] : all.slice(firstWaiting);
  expect(later.filter(({ state }) => state === 'offered' || state === 'confirmed')).toEqual([]);
  expect(await stage.tables.one(sql`select seats_taken as seats, waiting from events where id = ${eventId}`)).toEqual({ seats, waiting: waiting.length });
}
