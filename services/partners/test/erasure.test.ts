import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bookingAnonymised, bookingApproved, bookingRequested, confirmMembership, endMembership, erasePerson, getErasure, getOrganisation, getPerson,
  listMemberships, membershipEnded, organisationRecorded, personErased, personForgotten, personRecorded, registerOrganisation, signInPerson, updatePerson,
} from '#contracts';
import { newId } from '#kernel';
import { eventually, type House } from '#testing';
import { bookingFact, columnsHolding, everybodyForgot, everythingStored, markedColumns, peopleInAnswers } from './erasing.js';
import { administratorOf, entityNumber, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const admin = () => house.as('admin');
const completed = (personId: string) =>
  eventually('the erasure is complete', async () => {
    const erasure = await admin().call(getErasure, { personId });
    return erasure.completedAt ? erasure : undefined;
  });
const toldOf = async (id: string) => (await house.told()).filter(({ subject }) => subject === id);

describe('a person who is erased', () => {
  const traces = ['Annika Hemlig', 'annika.hemlig@example.se', '+46709999999', '8112289874', '811228', 'Annikas Snickeri', 'Annikas möte'];

  test('is known only where it is marked, and leaves nothing behind, in no table and not in the stream', async () => {
    const email = 'Annika.Hemlig@example.se';
    const she = await signedIn(house, { email, name: 'Annika Hemlig' }, 'organisation-admin');
    await she.call(updatePerson, { personId: she.id, version: 1, phone: '+46709999999', smsWanted: true });
    const trader = await she.call(registerOrganisation, { name: 'Annikas Snickeri', number: '811228-9874' });
    const company = await she.call(registerOrganisation, { name: 'Bolaget AB', number: entityNumber(1) });
    await house.as('staff').call(confirmMembership, { membershipId: trader.membership.id });
    await house.as('staff').call(confirmMembership, { membershipId: company.membership.id, role: 'administrator' });
    const colleague = await signedIn(house);
    const his = await colleague.call(registerOrganisation, { name: 'x', number: entityNumber(1) });
    await she.call(confirmMembership, { membershipId: his.membership.id });
    await house.as('system').call(signInPerson, { email, language: 'sv' });
    const bookingId = newId();
    const told = (fact: typeof bookingRequested, version: number, title: string) =>
      house.tell(fact, bookingFact(bookingId, { title, version, applicantId: she.id }));
    await told(bookingRequested, 1, 'Annikas möte');
    await told(bookingApproved, 2, 'Annikas möte');
    await eventually('her facts are in the stream', async () => (await toldOf(company.membership.id)).length === 1);

    const marked = await markedColumns(house);
    const unmarked = (await columnsHolding(house, [...traces, she.id])).filter((column) => !marked.includes(column));
    expect(unmarked).toEqual(['idempotency.actor', 'idempotency.reply', 'outbox.aggregate_id', 'outbox.envelope']);

    const opened = await she.call(erasePerson, { personId: she.id });
    const parts = ['booking', 'events', 'notifications', 'visitors'].map((service) => ({ service, completedAt: null }));
    expect(opened).toMatchObject({ personId: she.id, completedAt: null, parts });
    await told(bookingAnonymised, 3, '[raderad / erased]');
    await everybodyForgot(house, she.id, bookingId);
    const erasure = await completed(she.id);
    expect(erasure.parts.filter((part) => part.completedAt === null)).toEqual([]);

    const stored = await everythingStored(house);
    const stream = JSON.stringify(await house.told());
    const left = traces.filter((trace) => stored.toLowerCase().includes(trace.toLowerCase()) || stream.toLowerCase().includes(trace.toLowerCase()));
    expect(left).toEqual([]);
    expect(stored).toContain(colleague.person.email);

    expect((await toldOf(she.id)).map(({ type }) => type).toSorted()).toEqual(
      [personErased, ...Object.values(personForgotten)].map(({ type }) => type).toSorted(),
    );
    expect((await toldOf(bookingId)).map(({ type }) => type)).toEqual([bookingAnonymised.type]);
    expect((await toldOf(company.membership.id)).map(({ type, aggregateversion }) => [type, aggregateversion])).toEqual([[membershipEnded.type, 3]]);
    expect((await toldOf(trader.organisation.id)).map(({ data }) => data.name)).toEqual(['[raderad / erased]']);
    const { items } = await house.as('staff').call(listMemberships, { organisationId: company.organisation.id });
    expect(items).toMatchObject([{ id: his.membership.id, state: 'confirmed', confirmedBy: null }]);
    expect(await admin().call(getOrganisation, { organisationId: trader.organisation.id })).toMatchObject({ number: null, version: 2 });
  });

  test('is told what the law has the house keep, and on what ground', async () => {
    const she = await signedIn(house);
    expect((await she.call(erasePerson, { personId: she.id })).kept).toEqual([]);
    const kept = [{ kind: 'register-entry', ground: 'Dokumenthanteringsplan 2026 §2' }];
    await house.tell(personForgotten.booking, { aggregateId: she.id, data: { personId: she.id, purge: [], kept } });
    await eventually('it is told', async () => (await admin().call(getErasure, { personId: she.id })).kept.length > 0);
    expect((await admin().call(getErasure, { personId: she.id })).kept).toEqual(kept);
  });

  test('is nobody any more, and somebody new when she comes again', async () => {
    const she = await signedIn(house, { name: 'Anna' });
    await she.call(erasePerson, { personId: she.id });
    await expect(admin().call(getPerson, { personId: she.id })).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(she.call(registerOrganisation, { name: 'x', number: entityNumber(2) })).rejects.toMatchObject({ code: 'person.erased' });
    const again = await signedIn(house, { email: she.person.email });
    expect(again.id).not.toBe(she.id);
    expect(again.person).toMatchObject({ name: null, version: 1 });
    await eventually('she is told of', async () => (await toldOf(again.id)).some(({ type }) => type === personRecorded.type));
  });

  test('is erased once, however often it is asked for', async () => {
    const she = await signedIn(house);
    const key = { idempotencyKey: newId() };
    const all = await Promise.all([
      ...Array.from({ length: 5 }, () => she.call(erasePerson, { personId: she.id }, key)),
      ...Array.from({ length: 5 }, () => admin().call(erasePerson, { personId: she.id })),
    ]);
    const later = await she.call(erasePerson, { personId: she.id }, key);
    expect(new Set([...all, later].map(({ requestedAt }) => requestedAt)).size).toBe(1);
    await eventually('it is told', async () => (await house.told(personErased)).some(({ subject }) => subject === she.id));
    expect((await house.told(personErased)).filter(({ subject }) => subject === she.id)).toHaveLength(1);
  });

  test('never comes back by a sign-in at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => signedIn(house)));
    await Promise.all(
      people.flatMap(({ person, call }) => [
        ...Array.from({ length: 4 }, () => house.as('system').call(signInPerson, { email: person.email, language: 'sv', name: 'Anna' })),
        call(erasePerson, { personId: person.id }),
      ]),
    );
    for (const { id, person } of people) {
      const again = await house.as('system').call(signInPerson, { email: person.email, language: 'sv' });
      expect(again.person.id).not.toBe(id);
      await everybodyForgot(house, id);
      await completed(id);
      expect((await toldOf(id)).filter(({ type }) => type === personRecorded.type)).toEqual([]);
    }
    const answers = await house.database('partners').query<{ id: string }>(peopleInAnswers);
    expect(answers.filter(({ id }) => people.some((one) => one.id === id))).toEqual([]);
  });

  test('by herself or an administrator, not by staff or another', async () => {
    const she = await signedIn(house);
    const [other, colleague] = [await signedIn(house), await signedIn(house, {}, 'staff')];
    for (const who of [other, colleague]) {
      await expect(who.call(erasePerson, { personId: she.id })).rejects.toMatchObject({ code: 'person.not-found' });
      await expect(who.call(getErasure, { personId: she.id })).rejects.toMatchObject({ code: 'person.not-found' });
    }
    await expect(admin().call(erasePerson, { personId: newId() })).rejects.toMatchObject({ code: 'person.not-found' });
    const erasure = await admin().call(erasePerson, { personId: she.id });
    expect(await she.call(getErasure, { personId: she.id })).toEqual(erasure);
  });
});

describe('a sole trader', () => {
  test('that somebody else is confirmed to act for stays; whoever had only claimed it has nothing', async () => {
    const accountant = await administratorOf(house, '900101-9802', 'Snickeriet');
    const she = await signedIn(house);
    const hers = await she.call(registerOrganisation, { name: 'x', number: '900101-9802' });
    await she.call(erasePerson, { personId: she.id });
    expect(await admin().call(getOrganisation, { organisationId: hers.organisation.id })).toMatchObject({ name: 'Snickeriet', number: '900101-****' });

    const claimant = await signedIn(house);
    const claim = await claimant.call(registerOrganisation, { name: 'x', number: '900101-9802' });
    await accountant.call(erasePerson, { personId: accountant.id });
    expect(await admin().call(getOrganisation, { organisationId: hers.organisation.id })).toMatchObject({ name: '[raderad / erased]', number: null });
    await expect(claimant.call(endMembership, { membershipId: claim.membership.id })).rejects.toMatchObject({ code: 'membership.already-ended' });
    const again = await claimant.call(registerOrganisation, { name: 'Snickeriet', number: '900101-9802' });
    expect(again.organisation.id).not.toBe(hers.organisation.id);
    await eventually('both names are told', async () => (await house.told(organisationRecorded)).some(({ subject }) => subject === again.organisation.id));
  });

  test('is not undone by a stranger who had only claimed it, and is when the last who claimed it goes', async () => {
    const [she, stranger] = [await signedIn(house), await signedIn(house)];
    const number = '811228-9874';
    const hers = await she.call(registerOrganisation, { name: 'Snickeriet', number });
    const organisationId = hers.organisation.id;
    await stranger.call(registerOrganisation, { name: 'x', number });
    await stranger.call(erasePerson, { personId: stranger.id });
    expect(await she.call(getOrganisation, { organisationId })).toMatchObject({ name: 'Snickeriet', version: 1 });
    const { items } = await she.call(listMemberships, { organisationId });
    expect(items).toMatchObject([{ id: hers.membership.id, state: 'claimed' }]);

    await she.call(erasePerson, { personId: she.id });
    expect(await admin().call(getOrganisation, { organisationId })).toMatchObject({ name: '[raderad / erased]', number: null });
  });

  test('goes with the one who is confirmed for it, whoever else has claimed it', async () => {
    const she = await administratorOf(house, '811228-9874', 'Snickeriet');
    const stranger = await signedIn(house);
    await stranger.call(registerOrganisation, { name: 'x', number: '811228-9874' });
    await she.call(erasePerson, { personId: she.id });
    expect(await admin().call(getOrganisation, { organisationId: she.organisation.id })).toMatchObject({ number: null });
  });
});
