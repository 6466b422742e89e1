import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOrganisation, listOrganisations, organisationRecorded, registerOrganisation } from '#contracts';
import { newId } from '#kernel';
import { eventually, type House } from '#testing';
import { entityNumber, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

// Ids are hexadecimal, and sooner or later hold any four digits.
const withoutIds = (value: unknown) => JSON.stringify(value).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');

describe('registering an organisation', () => {
  test('makes one, tells of it without its number, and claims to act for it', async () => {
    const she = await signedIn(house);
    const { organisation, membership } = await she.call(registerOrganisation, { name: 'Dagab Inköp AB', number: '556703-7485' });
    expect(organisation).toEqual({ id: organisation.id, name: 'Dagab Inköp AB', number: '556703-7485', kind: 'legal-entity', version: 1 });
    expect(membership).toMatchObject({ personId: she.id, organisationId: organisation.id, organisationName: 'Dagab Inköp AB', state: 'claimed' });
    const told = await eventually('it is told', async () => (await house.told(organisationRecorded)).find(({ subject }) => subject === organisation.id));
    expect(told.data).toEqual({ id: organisation.id, name: 'Dagab Inköp AB', kind: 'legal-entity', version: 1 });
  });

  test('finds it by its number, however written, and keeps its name', async () => {
    const number = entityNumber(1);
    const first = await (await signedIn(house)).call(registerOrganisation, { name: 'Först AB', number });
    const second = await (await signedIn(house)).call(registerOrganisation, { name: 'Kapat AB', number: `16${number.slice(0, 6)}-${number.slice(6)}` });
    expect(second.organisation).toEqual(first.organisation);
  });

  test('of the same number by twenty at once makes one', async () => {
    const everybody = await Promise.all(Array.from({ length: 20 }, () => signedIn(house)));
    const all = await Promise.all(everybody.map((one) => one.call(registerOrganisation, { name: `${one.person.email} AB`, number: entityNumber(2) })));
    expect(new Set(all.map(({ organisation }) => JSON.stringify(organisation))).size).toBe(1);
    expect(new Set(all.map(({ membership }) => membership.id)).size).toBe(20);
    const { id } = all[0]!.organisation;
    await eventually('it is told', async () => (await house.told(organisationRecorded)).some(({ subject }) => subject === id));
    expect((await house.told(organisationRecorded)).filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  test('refuses a number that cannot be one, and names the field without repeating it', async () => {
    const she = await signedIn(house);
    const attempt = she.call(registerOrganisation, { name: 'Fel AB', number: '811228-9875' });
    await expect(attempt).rejects.toMatchObject({ code: 'organisation.number-invalid', params: {}, fields: [{ field: 'number' }] });
    expect(JSON.stringify(await attempt.catch((error: unknown) => error))).not.toContain('9875');
  });

  test('is refused to who is no longer a person', async () => {
    const attempt = house.as('booker').call(registerOrganisation, { name: 'Ingen AB', number: entityNumber(3) });
    await expect(attempt).rejects.toMatchObject({ code: 'person.erased' });
  });
});

describe('a sole trader', () => {
  test('is shown to nobody with the last digits of her number', async () => {
    const she = await signedIn(house);
    const { organisation } = await she.call(registerOrganisation, { name: 'Annas Snickeri', number: '19811228-9874' });
    expect(organisation).toMatchObject({ kind: 'sole-trader', number: '811228-****' });
    for (const who of [she, house.as('staff'), house.as('admin')]) {
      const shown = [await who.call(getOrganisation, { organisationId: organisation.id }), await who.call(listOrganisations, { search: 'snickeri' })];
      expect(JSON.stringify(shown)).toContain('811228-****');
      expect(withoutIds(shown)).not.toContain('9874');
    }
    expect(withoutIds(await house.told()).replaceAll('-', '')).not.toContain('8112289874');
  });
});

describe('organisations', () => {
  test('are shown to who has to do with them', async () => {
    const [she, other] = [await signedIn(house), await signedIn(house)];
    const { organisation } = await she.call(registerOrganisation, { name: 'Syns AB', number: entityNumber(4) });
    const input = { organisationId: organisation.id };
    expect(await she.call(getOrganisation, input)).toEqual(organisation);
    expect(await house.as('reception').call(getOrganisation, input)).toEqual(organisation);
    await expect(other.call(getOrganisation, input)).rejects.toMatchObject({ code: 'organisation.not-found' });
    await expect(house.as('staff').call(getOrganisation, { organisationId: newId() })).rejects.toMatchObject({ code: 'organisation.not-found' });
    expect((await other.call(listOrganisations, {})).items).toEqual([]);
    expect((await she.call(listOrganisations, {})).items).toEqual([organisation]);
  });

  test('are listed in the order of the Swedish alphabet, page by page, and found by a part of their name', async () => {
    const names = ['Zorn åäö-prov', 'Ängen åäö-prov', 'adler åäö-prov', 'Ömsen åäö-prov', 'Åkern åäö-prov'];
    const she = await signedIn(house);
    for (const [n, name] of names.entries()) await she.call(registerOrganisation, { name, number: entityNumber(10 + n) });
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await house.as('staff').call(listOrganisations, { search: 'ÅÄÖ-prov', limit: 2, after });
      found.push(...page.items.map(({ name }) => name.split(' ')[0]!));
      if (!page.next) break;
      after = page.next;
    }
    expect(found).toEqual(['adler', 'Zorn', 'Åkern', 'Ängen', 'Ömsen']);
    expect((await house.as('staff').call(listOrganisations, { search: '%' })).items).toEqual([]);
  });
});
