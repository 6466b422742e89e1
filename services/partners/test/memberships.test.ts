import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  confirmMembership, deadLetters, endMembership, listMemberships, membershipConfirmed, membershipEnded, membershipState, organisationRecorded,
  registerOrganisation, signInPerson,
} from '#contracts';
import { newId } from '#kernel';
import { eventually, type House } from '#testing';
import { membershipStates, transitions } from '../src/domain/membership-states.js';
import { sql, sqlState } from '#persistence';
import { administratorOf, entityNumber, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a claim', () => {
  test('gives nothing until it is confirmed: no role, nobody’s memberships, no right to confirm', async () => {
    const administrator = await administratorOf(house, entityNumber(1));
    const she = await signedIn(house, {}, 'organisation-admin');
    const { membership } = await she.call(registerOrganisation, { name: 'x', number: entityNumber(1) });
    expect(membership).toMatchObject({ state: 'claimed', role: 'member', confirmedAt: null, confirmedBy: null, endedAt: null });
    expect((await house.as('system').call(signInPerson, { email: she.person.email, language: 'sv' })).roles).toEqual(['booker']);
    expect((await she.call(listMemberships, {})).items).toEqual([membership]);
    await expect(she.call(confirmMembership, { membershipId: membership.id, role: 'administrator' })).rejects.toMatchObject({
      code: 'actor.not-permitted',
    });
    await expect(she.call(endMembership, { membershipId: administrator.membership.id })).rejects.toMatchObject({ code: 'membership.not-found' });
    const told = await house.told(membershipConfirmed);
    expect(told.filter(({ data }) => data.personId === she.id)).toEqual([]);
  });

  test('can be made once for as long as it lives, also when made ten times at once, and again when it has ended', async () => {
    const she = await signedIn(house);
    const claim = () => she.call(registerOrganisation, { name: 'Engångs AB', number: entityNumber(2) });
    const all = await Promise.allSettled(Array.from({ length: 10 }, claim));
    const made = all.filter((one) => one.status === 'fulfilled');
    expect(made).toHaveLength(1);
    for (const one of all.filter((other) => other.status === 'rejected')) expect(one.reason).toMatchObject({ code: 'membership.exists' });
    await she.call(endMembership, { membershipId: made[0]!.value.membership.id });
    await expect(claim()).resolves.toMatchObject({ membership: { state: 'claimed' } });
  });

  test('is confirmed by staff, and then she may act: it is told', async () => {
    const she = await signedIn(house);
    const { membership, organisation } = await she.call(registerOrganisation, { name: 'Bekräftat AB', number: entityNumber(3) });
    const staff = house.as('staff');
    const confirmed = await staff.call(confirmMembership, { membershipId: membership.id });
    expect(confirmed).toMatchObject({ state: 'confirmed', role: 'member', confirmedBy: staff.id, version: 2 });
    const told = await eventually('it is told', async () => (await house.told(membershipConfirmed)).find(({ subject }) => subject === membership.id));
    expect(told.data).toEqual({
      membershipId: membership.id, personId: she.id, organisationId: organisation.id, role: 'member', at: confirmed.confirmedAt, version: 2,
    });
    await expect(staff.call(confirmMembership, { membershipId: membership.id })).rejects.toMatchObject({ code: 'membership.already-confirmed' });
  });

  test('is confirmed by the organisation’s own administrator, not by a member nor by another’s administrator', async () => {
    const administrator = await administratorOf(house, entityNumber(4));
    const stranger = await administratorOf(house, entityNumber(5), 'Annat AB');
    const she = await signedIn(house, {}, 'organisation-admin');
    const colleague = await signedIn(house, {}, 'organisation-admin');
    const claimOf = async (who: typeof she) => (await who.call(registerOrganisation, { name: 'x', number: entityNumber(4) })).membership.id;
    const [hers, his] = [await claimOf(she), await claimOf(colleague)];
    await expect(stranger.call(confirmMembership, { membershipId: hers })).rejects.toMatchObject({ code: 'membership.not-found' });
    await expect(administrator.call(confirmMembership, { membershipId: hers })).resolves.toMatchObject({ confirmedBy: administrator.id });
    await expect(she.call(confirmMembership, { membershipId: his })).rejects.toMatchObject({ code: 'membership.not-found' });
    await administrator.call(endMembership, { membershipId: administrator.membership.id });
    await expect(administrator.call(confirmMembership, { membershipId: his })).rejects.toMatchObject({ code: 'membership.not-found' });
  });
});

describe('a membership', () => {
  test('is ended by the person herself, and it is told; an unconfirmed one silently', async () => {
    const she = await signedIn(house);
    const number = entityNumber(6);
    const { membership } = await she.call(registerOrganisation, { name: 'Slut AB', number });
    const claimed = await she.call(endMembership, { membershipId: membership.id });
    expect(claimed).toMatchObject({ state: 'ended', confirmedAt: null, version: 2 });
    await expect(she.call(endMembership, { membershipId: membership.id })).rejects.toMatchObject({ code: 'membership.already-ended' });
    const again = await she.call(registerOrganisation, { name: 'Slut AB', number });
    await house.as('staff').call(confirmMembership, { membershipId: again.membership.id });
    await she.call(endMembership, { membershipId: again.membership.id });
    const told = await eventually('it is told', async () => {
      const ends = (await house.told(membershipEnded)).filter(({ data }) => data.personId === she.id);
      return ends.length > 0 ? ends : undefined;
    });
    expect(told.map(({ subject, aggregateversion }) => [subject, aggregateversion])).toEqual([[again.membership.id, 3]]);
  });

  test('of two who decide at the same time on a claim, one decides', async () => {
    const she = await signedIn(house);
    const { membership } = await she.call(registerOrganisation, { name: 'Kapp AB', number: entityNumber(7) });
    const decide = () => house.as('staff').call(confirmMembership, { membershipId: membership.id });
    const all = await Promise.allSettled(Array.from({ length: 8 }, decide));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('that does not exist is not found', async () => {
    const staff = house.as('staff');
    await expect(staff.call(confirmMembership, { membershipId: newId() })).rejects.toMatchObject({ code: 'membership.not-found' });
    await expect(staff.call(endMembership, { membershipId: newId() })).rejects.toMatchObject({ code: 'membership.not-found' });
  });

  test('is listed for staff by state, page by page, and for an administrator with those of her organisation', async () => {
    const administrator = await administratorOf(house, entityNumber(8));
    const claims: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { membership } = await (await signedIn(house)).call(registerOrganisation, { name: 'x', number: entityNumber(8) });
      claims.push(membership.id);
    }
    const { organisation } = administrator;
    const staff = house.as('staff');
    const first = await staff.call(listMemberships, { organisationId: organisation.id, state: 'claimed', limit: 2 });
    const second = await staff.call(listMemberships, { organisationId: organisation.id, state: 'claimed', limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(claims);
    expect(second.next).toBeNull();
    const hers = await administrator.call(listMemberships, {});
    expect(hers.items.map(({ id }) => id)).toEqual([administrator.membership.id, ...claims]);
    for (const list of [listMemberships, deadLetters.partners.list]) {
      await expect(staff.call(list, { after: 'somewhere' })).rejects.toMatchObject({ code: 'input.invalid', fields: [{ field: 'after' }] });
    }
  });
});

describe('the database', () => {
  test('knows the same changes as the code, which knows the same states as the contract', async () => {
    expect(membershipStates).toEqual(membershipState.options);
    const rows = await house.database('partners').query(sql`
      select change, from_state as "from", to_state as "to", by from membership_transitions`);
    expect(rows).toEqual(expect.arrayContaining([...transitions]));
    expect(rows).toHaveLength(transitions.length);
  });

  test('refuses every other change', async () => {
    const db = house.database('partners');
    const she = await signedIn(house);
    const { membership } = await she.call(registerOrganisation, { name: 'Låst AB', number: entityNumber(9) });
    const other = await signedIn(house);
    const refused = async (statement: ReturnType<typeof sql>) =>
      expect(sqlState(await db.execute(statement).then(() => undefined, (error: unknown) => error))).toBe('23514');
    await refused(sql`update memberships set person_id = ${other.id} where id = ${membership.id}`);
    await refused(sql`update memberships set state = 'confirmed' where id = ${membership.id}`);
    await refused(sql`update memberships set role = 'administrator' where id = ${membership.id}`);
    await she.call(endMembership, { membershipId: membership.id });
    await refused(sql`update memberships set state = 'confirmed', ended_at = null, confirmed_at = now() where id = ${membership.id}`);
    await refused(sql`update memberships set state = 'claimed', ended_at = null where id = ${membership.id}`);
    await refused(sql`
      insert into memberships (id, person_id, organisation_id, state, claimed_at, confirmed_at)
      select ${newId()}, person_id, organisation_id, 'confirmed', now(), now() from memberships where id = ${membership.id}`);
  });

  test('has told of each organisation once', async () => {
    const told = await house.told(organisationRecorded);
    expect(new Set(told.map(({ subject }) => subject)).size).toBe(told.length);
  });
});
