import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { confirmMembership, getPerson, namePeople, personRecorded, registerOrganisation, signInPerson, updatePerson } from '#contracts';
import { newId } from '#kernel';
import { eventually, type House } from '#testing';
import { entityNumber, newAddress, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const signIn = (email: string, more: { name?: string; language?: 'sv' | 'en' } = {}) =>
  house.as('system').call(signInPerson, { email, language: 'sv', ...more });
const toldOf = async (personId: string) => (await house.told(personRecorded)).filter(({ subject }) => subject === personId);

describe('signing in', () => {
  test('makes a new person of an unknown address, and tells of her', async () => {
    const email = newAddress();
    const { person, roles } = await signIn(email, { language: 'en' });
    expect(person).toEqual({ id: person.id, email, name: null, phone: null, language: 'en', smsWanted: false, version: 1 });
    expect(roles).toEqual(['booker']);
    const told = await eventually('the fact is told', async () => (await toldOf(person.id))[0]);
    expect(told).toMatchObject({ aggregateversion: 1, data: person });
  });

  test('finds her again, however she spells her address, and tells nothing new', async () => {
    const email = newAddress();
    const { person } = await signIn(email);
    const again = await signIn(email.toUpperCase(), { language: 'en' });
    expect(again.person).toEqual(person);
    const later = await signIn(newAddress());
    await eventually('what came after has been told', async () => (await toldOf(later.person.id)).length === 1);
    expect(await toldOf(person.id)).toHaveLength(1);
  });

  test('fills in a name where there is none, and keeps the one that there is', async () => {
    const email = newAddress();
    await signIn(email);
    const named = await signIn(email, { name: 'Anna Ek' });
    expect(named.person).toMatchObject({ name: 'Anna Ek', version: 2 });
    const renamed = await signIn(email, { name: 'ANNA EK (Stadsledningskontoret)' });
    expect(renamed.person).toEqual(named.person);
    await eventually('both are told', async () => (await toldOf(named.person.id)).length === 2);
  });

  test('for the first time, fifty times at once, makes one person', async () => {
    const email = newAddress();
    const spelt = (n: number) => (n % 2 ? email : email.toUpperCase());
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => signIn(spelt(n))));
    expect(new Set(all.map(({ person }) => JSON.stringify(person))).size).toBe(1);
    await eventually('it is told', async () => (await toldOf(all[0]!.person.id)).length > 0);
    expect(await toldOf(all[0]!.person.id)).toHaveLength(1);
  });

  test('tells that she administers an organisation once she does', async () => {
    const { person, call } = await signedIn(house);
    const { membership } = await call(registerOrganisation, { name: 'Rollbolaget AB', number: entityNumber(1) });
    expect((await signIn(person.email)).roles).toEqual(['booker']);
    await house.as('staff').call(confirmMembership, { membershipId: membership.id, role: 'administrator' });
    expect((await signIn(person.email)).roles).toEqual(['booker', 'organisation-admin']);
  });
});

describe('a person', () => {
  test('sees herself with her memberships, and nobody else', async () => {
    const she = await signedIn(house);
    const { membership } = await she.call(registerOrganisation, { name: 'Sebolaget AB', number: entityNumber(2) });
    expect(await she.call(getPerson, { personId: she.id })).toEqual({ ...she.person, memberships: [membership] });
    const other = await signedIn(house);
    await expect(other.call(getPerson, { personId: she.id })).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(house.as('reception').call(getPerson, { personId: she.id })).rejects.toMatchObject({ code: 'person.not-found' });
    expect(await house.as('staff').call(getPerson, { personId: she.id })).toMatchObject({ email: she.person.email });
    await expect(house.as('staff').call(getPerson, { personId: newId() })).rejects.toMatchObject({ code: 'person.not-found' });
  });

  test('changes what is known of her, and only what she says', async () => {
    const she = await signedIn(house, { name: 'Anna' });
    const changed = await she.call(updatePerson, { personId: she.id, version: 1, phone: '+46701234567', smsWanted: true });
    expect(changed).toEqual({ ...she.person, phone: '+46701234567', smsWanted: true, version: 2 });
    const without = await she.call(updatePerson, { personId: she.id, version: 2, phone: null });
    expect(without).toMatchObject({ phone: null, name: 'Anna', smsWanted: true, version: 3 });
    await eventually('each change is told', async () => (await toldOf(she.id)).length === 3);
    expect((await toldOf(she.id)).map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3]);
  });

  test('stays the same version when nothing changes', async () => {
    const she = await signedIn(house, { name: 'Anna' });
    expect(await she.call(updatePerson, { personId: she.id, version: 1, name: 'Anna' })).toEqual(she.person);
  });

  test('is not changed by who has not seen her last version, nor by somebody else', async () => {
    const she = await signedIn(house);
    await she.call(updatePerson, { personId: she.id, version: 1, name: 'Anna' });
    await expect(she.call(updatePerson, { personId: she.id, version: 1, name: 'Bo' })).rejects.toMatchObject({
      code: 'version.changed',
      params: { current: 2 },
    });
    const other = await signedIn(house);
    const attempt = other.call(updatePerson, { personId: she.id, version: 2, name: 'Bo' });
    await expect(attempt).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(house.as('staff').call(updatePerson, { personId: she.id, version: 2, name: 'Anna Ek' })).resolves.toMatchObject({ version: 3 });
  });

  test('of two changes at once, one is made', async () => {
    const she = await signedIn(house);
    const both = await Promise.allSettled(['Anna', 'Bo'].map((name) => she.call(updatePerson, { personId: she.id, version: 1, name })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('has a name for staff who handle her request; unknown ones are left out', async () => {
    const [one, other] = [await signedIn(house, { name: 'Anna Ek' }), await signedIn(house)];
    const { people } = await house.as('reception').call(namePeople, { personIds: [other.id, newId(), one.id] });
    expect(people).toEqual([
      { id: one.id, name: 'Anna Ek', email: one.person.email },
      { id: other.id, name: null, email: other.person.email },
    ]);
    await expect(one.call(namePeople, { personIds: [other.id] })).rejects.toMatchObject({ code: 'actor.not-permitted' });
  });
});
