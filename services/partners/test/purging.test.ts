import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bookingApproved, bookingMoved, bookingRequested, erasePerson, getErasure, membershipEnded, personForgotten } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually, type House } from '#testing';
import { partnersService } from '../src/partners.module.js';
import { bookingFact, everybodyForgot, forgotten } from './erasing.js';
import { openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const toldOf = async (id: string) => (await house.told()).filter(({ subject }) => subject === id).map(({ type }) => type);
const tellOfBooking = async (bookingId: string, ...facts: (typeof bookingRequested)[]) => {
  for (const [index, fact] of facts.entries()) {
    await house.tell(fact, bookingFact(bookingId, { title: 'Möte', version: index + 1, applicantId: null }));
  }
};
const waiting = () => house.database('partners').one<{ n: number }>(sql`select count(*)::int as n from purges`);
const isComplete = async (personId: string) => (await house.as('admin').call(getErasure, { personId })).completedAt !== null;
const erased = async () => {
  const she = await signedIn(house);
  await she.call(erasePerson, { personId: she.id });
  return she.id;
};

describe('what leaves the stream', () => {
  test('is every fact of the aggregate but its latest, whatever kind they are of', async () => {
    const personId = await erased();
    const [one, other, single] = [newId(), newId(), newId()];
    await tellOfBooking(one, bookingRequested, bookingApproved, bookingMoved, bookingMoved);
    await tellOfBooking(other, bookingRequested, bookingApproved, bookingMoved);
    await tellOfBooking(single, bookingRequested);
    await everybodyForgot(house, personId, one, other, single, newId());
    await eventually('the erasure is complete', () => isComplete(personId));
    expect(await toldOf(one)).toEqual([bookingMoved.type]);
    expect(await toldOf(other)).toEqual([bookingMoved.type]);
    expect(await toldOf(single)).toEqual([bookingRequested.type]);
  });

  test('is the latest too of what nobody tells of without her', async () => {
    const personId = await erased();
    const [left, gone] = [newId(), newId()];
    await tellOfBooking(left, bookingRequested, bookingApproved);
    await tellOfBooking(gone, bookingRequested, bookingApproved);
    for (const fact of Object.values(personForgotten)) {
      const isBooking = fact === personForgotten.booking;
      await house.tell(fact, { aggregateId: personId, data: { personId, purge: isBooking ? [left, gone] : [], ...(isBooking && { wholly: [gone] }) } });
    }
    await eventually('the erasure is complete', () => isComplete(personId));
    expect(await toldOf(left)).toEqual([bookingApproved.type]);
    expect(await toldOf(gone)).toEqual([]);
  });

  test('is nothing of other aggregates, nor what another service has told under the same id', async () => {
    const personId = await erased();
    const [hers, another] = [newId(), newId()];
    await tellOfBooking(another, bookingRequested, bookingApproved);
    const data = { membershipId: hers, personId, organisationId: hers, role: 'member', at: '2026-11-22T09:00:00Z', version: 1 };
    await house.tell(membershipEnded, { aggregateId: hers, data });
    await tellOfBooking(hers, bookingRequested, bookingApproved);
    await house.tell(membershipEnded, { aggregateId: hers, data });
    await everybodyForgot(house, personId, hers);
    await eventually('the erasure is complete', () => isComplete(personId));
    expect(await toldOf(another)).toEqual([bookingRequested.type, bookingApproved.type]);
    expect(await toldOf(hers)).toEqual([membershipEnded.type, bookingApproved.type, membershipEnded.type]);
  });

  test('does so once, however often an answer comes, and not for a person whom nobody has erased', async () => {
    const personId = await erased();
    const [bookingId, untouched] = [newId(), newId()];
    await tellOfBooking(bookingId, bookingRequested, bookingApproved);
    await tellOfBooking(untouched, bookingRequested, bookingApproved);
    const answer = { id: newId(), ...forgotten(personId, bookingId) };
    for (let time = 0; time < 3; time++) await house.tell(personForgotten.booking, answer);
    await house.tell(personForgotten.booking, forgotten(newId(), untouched));
    await everybodyForgot(house, personId);
    await eventually('the erasure is complete', () => isComplete(personId));
    expect(await toldOf(bookingId)).toEqual([bookingApproved.type]);
    expect(await toldOf(untouched)).toEqual([bookingRequested.type, bookingApproved.type]);
  });
});

describe('what is to leave the stream', () => {
  test('leaves it after an outage of the broker in between', async () => {
    const she = await signedIn(house);
    await eventually('she is told of', async () => (await toldOf(she.id)).length === 1);
    await she.call(erasePerson, { personId: she.id });
    await house.nats.kill();
    // Whether it came too late to stop the purge or not: a second one is certain to meet the outage.
    const bookingId = newId();
    await house.database('partners').execute(sql`
      insert into purges (person_id, aggregate_id, subject, keep)
      values (${she.id}, ${bookingId}, ${`domain.booking.*.*.${bookingId}`}, 1)`);
    expect((await waiting()).n).toBeGreaterThan(0);
    await house.nats.start();
    await eventually('NATS takes facts', () => tellOfBooking(bookingId, bookingRequested).then(() => true));
    await eventually('nothing waits', async () => (await waiting()).n === 0);
    await eventually('only that she is erased is told', async () => (await toldOf(she.id)).every((type) => type.includes('person-erased')));
  });

  test('leaves it when the service died between the commit and the purge', async () => {
    await house.running.pop()!.close();
    const [personId, bookingId] = [newId(), newId()];
    await tellOfBooking(bookingId, bookingRequested, bookingApproved);
    await house.database('partners').execute(sql`
      with erasure as (insert into erasures (person_id, requested_at) values (${personId}, now()) returning person_id),
        part as (insert into erasure_parts (person_id, service, completed_at) select person_id, 'booking', now() from erasure)
      insert into purges (person_id, aggregate_id, subject, keep)
      select person_id, ${bookingId}, ${`domain.booking.*.*.${bookingId}`}, 1 from erasure`);
    await house.start(partnersService);
    await eventually('the erasure is complete', () => isComplete(personId));
    expect(await toldOf(bookingId)).toEqual([bookingApproved.type]);
  });

  test('leaves it for each person by herself, also where two have had to do with the same', async () => {
    const [one, other, bookingId] = [await erased(), await erased(), newId()];
    await eventually('nothing waits', async () => (await waiting()).n === 0);
    const db = house.database('partners');
    const queue = (personId: string) => sql`
      insert into purges (person_id, aggregate_id, subject, keep) values (${personId}, ${bookingId}, ${`domain.booking.*.*.${bookingId}`}, 1)`;
    const isDone = async (personId: string) => (await db.query(sql`select from purges where person_id = ${personId}`)).length === 0;
    await house.running.pop()!.close();
    await db.execute(queue(one));
    await db.execute(queue(other));
    const holder = await db.session();
    await holder.execute(sql`begin`);
    await holder.execute(sql`select from purges where person_id = ${other} for update`);
    await house.start(partnersService);
    await eventually('hers is done while the other is held', () => isDone(one));
    expect(await isDone(other)).toBe(false);
    await holder.execute(sql`rollback`);
    await holder.close();
    await eventually('the other is done by itself', () => isDone(other));
  });

  test('waits for what the outbox still has to tell of it', async () => {
    await house.running.pop()!.close();
    // Whoever holds this lock is the one replica that publishes; here it is the test, which doesn't.
    const relay = await house.database('partners').session();
    await relay.one(sql`select pg_advisory_lock(hashtextextended('partners.relay', 0))`);
    await house.start(partnersService);
    const [personId, unrelated] = [await erased(), newId()];
    await house.database('partners').execute(sql`
      insert into purges (person_id, aggregate_id, subject, keep)
      values (${personId}, ${unrelated}, ${`domain.booking.*.*.${unrelated}`}, 1)`);
    const subjects = async () =>
      (await house.database('partners').query<{ subject: string }>(sql`select subject from purges`)).map(({ subject }) => subject);
    await eventually('a purge without anything to wait for is done', async () => !(await subjects()).some((subject) => subject.includes(unrelated)));
    expect(await subjects()).toEqual([`domain.partners.person-recorded.*.${personId}`]);
    await relay.close();
    await eventually('it is done', async () => (await subjects()).length === 0);
    expect(await toldOf(personId)).toEqual(['domain.partners.person-erased.v1']);
  });
});
