import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getPerson, meetPerson, personRecorded, signInPerson, updatePerson, type RawInputOf } from '#contracts';
import { eventually, type House } from '#testing';
import { newAddress, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const meet = async (email: string, more: Partial<RawInputOf<typeof meetPerson>> = {}) =>
  (await house.as('system').call(meetPerson, { email, name: 'Anna Ek', language: 'en', ...more })).personId;
const signIn = (email: string, more: Partial<RawInputOf<typeof signInPerson>> = {}) =>
  house.as('system').call(signInPerson, { email, language: 'sv', ...more });
const known = async (personId: string) => {
  const { memberships: _memberships, ...person } = await house.as('staff').call(getPerson, { personId });
  return person;
};
const toldOf = async (personId: string) => (await house.told(personRecorded)).filter(({ subject }) => subject === personId);

describe('somebody whose address another has written', () => {
  test('becomes a new person with what was said of her, and is told of', async () => {
    const email = newAddress();
    const id = await meet(email.toUpperCase(), { phone: '+46701234567' });
    expect(await known(id)).toEqual({ id, email, name: 'Anna Ek', phone: '+46701234567', language: 'en', smsWanted: false, version: 1 });
    const told = await eventually('it is told', async () => (await toldOf(id))[0]);
    expect(told.data).toEqual(await known(id));
  });

  test('fifty times at once is one person', async () => {
    const email = newAddress();
    const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => meet(n % 2 ? email : email.toUpperCase())));
    expect(new Set(ids).size).toBe(1);
    await eventually('it is told', async () => (await toldOf(ids[0]!)).length > 0);
    expect(await toldOf(ids[0]!)).toHaveLength(1);
  });

  test('stays as she is where she is known already', async () => {
    const she = await signedIn(house, { name: 'Anna Alm' });
    const before = await she.call(updatePerson, { personId: she.id, version: 1, phone: '+46709999999' });
    expect(await meet(she.person.email, { name: 'Bo', phone: '+46701111111' })).toBe(she.id);
    expect(await known(she.id)).toEqual(before);
    const met = await meet(newAddress('met'), { name: 'Anna' });
    const again = await known(met);
    await meet(again.email, { name: 'Bo', phone: '+46701111111', language: 'sv' });
    expect(await known(met)).toEqual(again);
  });

  test('keeps a telephone only while all who name one name the same, since a stranger may have come first', async () => {
    const email = newAddress();
    const id = await meet(email, { phone: '+46701111111' });
    await meet(email);
    await meet(email, { phone: '+46701111111' });
    expect(await known(id)).toMatchObject({ phone: '+46701111111', version: 1 });
    await meet(email, { phone: '+46702222222' });
    for (const phone of ['+46702222222', '+46701111111']) await meet(email, { phone });
    expect(await known(id)).toMatchObject({ phone: null, version: 2 });
    await eventually('it is told', async () => (await toldOf(id)).length === 2);
    expect((await toldOf(id)).map(({ data }) => data.phone)).toEqual(['+46701111111', null]);
  });

  test('who signs in without a name is not named by others', async () => {
    const she = await signedIn(house);
    await meet(she.person.email, { name: 'Bo' });
    expect(await known(she.id)).toEqual(she.person);
  });

  test('is refused where it is no address', async () => {
    await expect(meet('anna@xn--a.se')).rejects.toMatchObject({ code: 'input.invalid', fields: [{ field: 'email' }] });
  });
});

describe('the first sign-in of somebody who was only met', () => {
  test('forgets the telephone that others have named, once, and tells it', async () => {
    const email = newAddress();
    const id = await meet(email, { phone: '+46701234567' });
    const { person } = await signIn(email);
    expect(person).toEqual({ id, email, name: 'Anna Ek', phone: null, language: 'sv', smsWanted: false, version: 2 });
    const hers = await house.as({ id, roles: ['booker'] }).call(updatePerson, { personId: id, version: 2, phone: '+46702222222', smsWanted: true });
    expect((await signIn(email)).person).toEqual(hers);
    await eventually('each change is told', async () => (await toldOf(id)).length === 3);
    expect((await toldOf(id)).map(({ data }) => data.phone)).toEqual(['+46701234567', null, '+46702222222']);
  });

  test('takes the name that she brings', async () => {
    const email = newAddress();
    await meet(email, { name: 'Någon annan' });
    expect((await signIn(email, { name: 'Anna Ek' })).person).toMatchObject({ name: 'Anna Ek', version: 2 });
  });

  test('happens once, also fifty times at once', async () => {
    const email = newAddress();
    const id = await meet(email, { phone: '+46701234567' });
    const all = await Promise.all(Array.from({ length: 50 }, () => signIn(email)));
    expect(all.every(({ person }) => person.version === 2 && person.id === id)).toBe(true);
  });
});
