import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  bookingRequested, createEvent, eventSpaceRefused, getEvent, listRegistrations, openRegistration, personErased, personForgotten, publishEvent,
  registerForEvent, revealRegistrationLink, withdrawRegistration,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { raw, sql, type Sql } from '#persistence';
import { eventually } from '#testing';
import { booking, draft, openStage, patient, publishedEvent, refusal, register, registrations, somebody, statesOf, takenIn, toldOf, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage({ backoffMs: [] })));
afterAll(() => stage.house.close());

/** Every row that this service has stored, as text. */
async function everything(): Promise<string[]> {
  const names = await stage.tables.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'events' and tablename <> 'migrations'`);
  const rows = await Promise.all(names.map(({ name }) => stage.tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)));
  return rows.flat().map(({ row }) => row);
}

async function erase(personId: string): Promise<string[]> {
  await stage.house.tell(personErased, { aggregateId: personId, data: { personId } });
  const forgotten = await eventually('it is told that she is forgotten', async () =>
    (await stage.house.told(personForgotten.events)).find(({ subject }) => subject === personId),
  );
  expect(forgotten.data.personId).toBe(personId);
  // Whom it has forgotten is in the answer to the one who asked for it, and in nothing else.
  const left = (await everything()).filter((row) => row.includes(personId) && !row.includes(personForgotten.events.type));
  expect(left).toEqual([]);
  return forgotten.data.purge as string[];
}

it('somebody who is erased leaves nothing behind, and her seat goes to the first who waits', async () => {
  const [event, other] = [await publishedEvent(stage, { capacity: 1 }), await publishedEvent(stage, { capacity: 5 })];
  const anna = somebody(stage);
  const seat = await anna.call(registerForEvent, { eventId: event.id });
  await register(stage, event.id, 1);
  const before = await anna.call(registerForEvent, { eventId: other.id });
  await anna.call(withdrawRegistration, { registrationId: before.id });
  const again = await anna.call(registerForEvent, { eventId: other.id });
  const { token } = await stage.house.asPeer('notifications', revealRegistrationLink, { registrationId: seat.id });

  const purge = await erase(anna.id);
  const mine = [seat, before, again].map(({ id }) => id);
  expect(new Set(purge)).toEqual(new Set(mine));
  expect(await registrations(stage, event.id)).toMatchObject([{ state: 'withdrawn', attendeeId: null }, { state: 'offered' }]);
  expect(await statesOf(stage, other.id)).toEqual(['withdrawn', 'withdrawn']);
  const told = await eventually('each registration is told as it stands', async () => {
    const facts = (await toldOf(stage, mine)).filter(({ fact }) => fact === 'registration-anonymised');
    return facts.length === 3 && facts;
  });
  expect(told.map(({ data }) => [data.state, data.attendeeId])).toEqual(Array.from({ length: 3 }, () => ['withdrawn', null]));

  expect((await anna.call(listRegistrations, {})).items).toEqual([]);
  expect(await refusal(anna.call(registerForEvent, { eventId: other.id }))).toMatchObject({ code: 'person.erased' });
  const system = stage.house.as('system');
  expect(await refusal(system.call(registerForEvent, { eventId: other.id, attendeeId: anna.id }))).toMatchObject({ code: 'person.erased' });
  expect(await refusal(stage.house.as('visitor').call(openRegistration, { token }))).toMatchObject({ code: 'link.invalid' });
});

it('an organiser who is erased leaves her events, without her', async () => {
  const sam = stage.house.as({ id: newId(), roles: ['staff'] });
  const drafted = await sam.call(createEvent, draft({ capacity: 3 }));
  const { id } = await sam.call(publishEvent, { eventId: drafted.id, version: drafted.version });
  const asking = await sam.call(createEvent, draft({ wantsSpace: newId() }));
  const [one] = await register(stage, id, 1);
  expect(new Set(await erase(sam.id))).toEqual(new Set([id, asking.id]));
  const staff = stage.house.as('staff');
  expect(await staff.call(getEvent, { eventId: id })).toMatchObject({ state: 'published', organiserId: null });
  expect(await staff.call(getEvent, { eventId: asking.id })).toMatchObject({ organiserId: null, spaceState: 'refused', spaceRefusal: { code: 'person.erased' } });
  const told = await eventually('each event is told as it stands', async () => {
    const facts = (await toldOf(stage, [id, asking.id])).filter(({ fact }) => fact === 'event-anonymised');
    return facts.length === 2 && facts;
  });
  expect(told.map(({ data }) => data.organiserId)).toEqual([null, null]);
  expect(await statesOf(stage, id)).toEqual(['confirmed']);
  expect(one!.registration.state).toBe('confirmed');
  expect(await refusal(sam.call(createEvent, draft()))).toMatchObject({ code: 'person.erased' });
});

it('of an event that is over the count stays, without her', async () => {
  const event = await publishedEvent(stage, { capacity: 2, start: '2026-11-20T11:30', end: '2026-11-20T12:00' });
  const [one] = await register(stage, event.id, 2);
  stage.house.clock.set('2026-11-20T11:00:00Z');
  await erase(one!.who.id);
  expect(await registrations(stage, event.id)).toMatchObject([{ state: 'confirmed', attendeeId: null }, { state: 'confirmed' }]);
  stage.house.clock.set('2026-11-20T10:00:00Z');
});

it('a person who is erased while she registers for one event after another leaves nothing behind either', async () => {
  const events = await Promise.all(Array.from({ length: 5 }, () => publishedEvent(stage, { capacity: 2 })));
  const anna = somebody(stage);
  const ask = (index: number) => anna.call(registerForEvent, { eventId: events[index % 5]!.id }, patient);
  const asking = Array.from({ length: 30 }, (_, index) => ask(index));
  await asking[0];
  await stage.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  const outcomes = await Promise.allSettled([...asking, ...Array.from({ length: 30 }, (_, index) => ask(index))]);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : []));
  expect(refused.filter((code) => code !== 'person.erased')).toEqual([]);
  await erase(anna.id);
  expect(await refusal(ask(0))).toMatchObject({ code: 'person.erased' });
});

it('an erasure waits for whoever is about to be registered, and then finds her', async () => {
  const { id: eventId } = await publishedEvent(stage);
  const anna = somebody(stage);
  const waits = (what: string, lock: Sql) =>
    eventually(what, () => stage.tables.maybeOne<object>(sql`
      select 1 as one from pg_locks
      where not granted and database = (select oid from pg_database where datname = current_database()) and ${lock}`));
  let asking: Promise<unknown> | undefined;
  await stage.tables.transaction(async (tx) => {
    await tx.execute(sql`lock table registrations in share mode`);
    asking = anna.call(registerForEvent, { eventId });
    await waits('she has been found not to be forgotten', sql`relation = 'registrations'::regclass`);
    await stage.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
    await waits('the erasure waits for her', sql`locktype = 'advisory'`);
  });
  expect(await asking).toMatchObject({ state: 'confirmed' });
  await erase(anna.id);
  expect(await statesOf(stage, eventId)).toEqual(['withdrawn']);
});

it('what could not be taken in of her goes as well, and of a booking nothing is kept of who asked', async () => {
  const anna = newId();
  const told = booking({ applicantId: anna, state: 'requested', title: 'Samtal Zaragoza', version: 1 });
  await takenIn(stage, await stage.house.tell(bookingRequested, told));
  expect((await everything()).filter((row) => row.includes(anna) || row.includes('Zaragoza'))).toEqual([]);
  await stage.tables.execute(sql`
    insert into dead_letters (id, reaction, event_id, event_type, aggregate_id, envelope, reason, attempts)
    values (${newId()}, 'lose-space-when-event-space-refused', ${newId()}, ${eventSpaceRefused.type}, ${newId()}, ${JSON.stringify({ by: anna })}, 'because', 6)`);
  expect(await erase(anna)).toEqual([]);
});
