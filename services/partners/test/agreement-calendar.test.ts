import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getAgreement, getAgreementDocument, snapshotGrants, terminateAgreement, type AgreementView } from '#contracts';
import { raw, sql } from '#persistence';
import { eventually, type House } from '#testing';
import { partnersService } from '../src/partners.module.js';
import { factsOf, followCalendar, linksOf, sentAgreement, signWith, signedAgreement } from './agreeing.js';
import { openHouse } from './house.js';

let house: House;

// Each test has a clock of its own to turn.
beforeEach(async () => {
  house = await openHouse('2026-11-22T09:00:00Z');
});
afterEach(() => house.close());

const staff = () => house.as('staff');
const stateOf = async ({ id }: AgreementView) => (await staff().call(getAgreement, { agreementId: id })).state;
const told = (agreement: AgreementView, count: number) =>
  eventually(`${count} facts are told`, async () => {
    const facts = await factsOf(house, agreement.id);
    return facts.length >= count ? facts.map(({ fact }) => fact.replace('agreement-', '')) : undefined;
  });
const grantsOf = async ({ id }: AgreementView) => (await house.as('system').call(snapshotGrants, {})).items.filter(({ agreementId }) => agreementId === id);
const at = async (time: string) => {
  house.clock.set(time);
  await followCalendar(house);
};

describe('a signed agreement', () => {
  test('is active from its first day to its last, where it is, and its end is told of a month before, once', async () => {
    const agreement = await signedAgreement(house);
    await at('2026-12-31T22:59:59Z');
    expect(await stateOf(agreement)).toBe('signed');
    expect(await grantsOf(agreement)).toEqual([]);
    await at('2026-12-31T23:00:00Z');
    expect(await stateOf(agreement)).toBe('active');
    const [grant] = await grantsOf(agreement);
    expect(grant).toMatchObject({ isActive: true, startsAt: '2026-12-31T23:00:00Z', endsAt: '2027-12-31T23:00:00Z', privileges: { daysAhead: 540 }, version: 5 });
    expect((await grantsOf(agreement)).map(({ id }) => id).toSorted()).toEqual(agreement.parties.map(({ id }) => id).toSorted());

    await at('2027-12-01T22:59:59Z');
    expect(await told(agreement, 4)).toEqual(['sent', 'party-signed', 'signed', 'activated']);
    for (const time of ['2027-12-01T23:00:00Z', '2027-12-15T12:00:00Z', '2027-12-31T22:59:59Z']) await at(time);
    expect(await stateOf(agreement)).toBe('active');
    await at('2027-12-31T23:00:00Z');
    expect(await staff().call(getAgreement, { agreementId: agreement.id })).toMatchObject({ state: 'ended', endedAt: '2027-12-31T23:00:00Z' });
    expect(await told(agreement, 6)).toEqual(['sent', 'party-signed', 'signed', 'activated', 'about-to-end', 'ended']);
    expect(await grantsOf(agreement)).toMatchObject([{ isActive: false, version: 7 }, { isActive: false }]);
  });

  test('whose first day has come is active with the last signature', async () => {
    const agreement = await sentAgreement(house, 2, { validFrom: '2026-11-22' });
    const [first, last] = await linksOf(house, agreement);
    await signWith(house, first!);
    expect(await signWith(house, last!)).toMatchObject({ state: 'active' });
    expect(await told(agreement, 4)).toEqual(['sent', 'party-signed', 'signed', 'activated']);
    const { pdf } = await staff().call(getAgreementDocument, { agreementId: agreement.id, copy: 'signed' });
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is over with the last signature where its last day was, and gives nothing', async () => {
    const agreement = await sentAgreement(house, 2, { validFrom: '2026-11-22', validUntil: '2026-11-30' });
    await at('2026-12-01T09:00:00Z');
    expect(await stateOf(agreement)).toBe('sent');
    const [first, last] = await linksOf(house, agreement);
    await signWith(house, first!);
    expect(await signWith(house, last!)).toMatchObject({ state: 'ended' });
    expect(await told(agreement, 4)).toEqual(['sent', 'party-signed', 'signed', 'ended']);
    expect(await grantsOf(agreement)).toEqual([]);
  });

  test('ends before its time when it is terminated, and the calendar lets it be', async () => {
    const agreement = await signedAgreement(house, 2, { validFrom: '2026-11-22' });
    await staff().call(terminateAgreement, { agreementId: agreement.id, reason: 'Projektet är avslutat' });
    expect(await grantsOf(agreement)).toMatchObject([{ isActive: false }, { isActive: false }]);
    await at('2028-01-01T09:00:00Z');
    expect(await told(agreement, 5)).toEqual(['sent', 'party-signed', 'signed', 'activated', 'terminated']);
    expect((await factsOf(house, agreement.id)).at(-1)!.data).toMatchObject({ state: 'terminated', reason: 'Projektet är avslutat' });
  });

  test('takes each step once, however many replicas look at the calendar', async () => {
    await house.start(partnersService);
    const agreements = await Promise.all(Array.from({ length: 5 }, () => signedAgreement(house)));
    house.clock.set('2027-12-10T09:00:00Z');
    await Promise.all(Array.from({ length: 4 }, () => followCalendar(house)));
    for (const agreement of agreements) {
      expect(await told(agreement, 5)).toEqual(['sent', 'party-signed', 'signed', 'activated', 'about-to-end']);
    }
  });

  test('is looked at once a round, also where one replica’s clock is behind another’s', async () => {
    const agreement = await sentAgreement(house, 2, { validFrom: '2026-11-23', validUntil: '2026-11-30' });
    house.clock.set('2026-11-22T23:00:00Z');
    for (const token of await linksOf(house, agreement)) await signWith(house, token);
    expect(await stateOf(agreement)).toBe('active');
    await at('2026-11-22T22:59:59Z');
    await at('2026-11-22T23:00:01Z');
    expect(await told(agreement, 5)).toEqual(['sent', 'party-signed', 'signed', 'activated', 'about-to-end']);
  });

  test('is not kept from its day by another that cannot take its step', async () => {
    const [stuck, other] = [await signedAgreement(house), await signedAgreement(house)];
    await house.database('admin').execute(sql`
      create function partners.refuse_one() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$`);
    await house.database('admin').execute(sql`
      create trigger refuse_one before update on partners.agreements for each row
      when (old.id = ${raw(`'${stuck.id}'`)}) execute function partners.refuse_one()`);
    house.clock.set('2027-01-01T09:00:00Z');
    await expect(followCalendar(house)).rejects.toThrow('stuck');
    expect([await stateOf(stuck), await stateOf(other)]).toEqual(['signed', 'active']);
  });

  test('is seen to without anybody asking', async () => {
    const agreement = await signedAgreement(house);
    house.clock.set('2027-01-01T09:00:00Z');
    await house.start(partnersService);
    await eventually('it is active', async () => (await stateOf(agreement)) === 'active');
  });
});
