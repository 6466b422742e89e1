import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getAgreement, getAgreementDocument, getSigningDocument, openSigning, revealSigningLink, signAgreement, terminateAgreement, withdrawAgreement,
} from '#contracts';
import { Links, newId } from '#kernel';
import { sql } from '#persistence';
import { eventually, type House } from '#testing';
import { factsOf, linksOf, sentAgreement, signWith, signedAgreement } from './agreeing.js';
import { openHouse } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse('2026-11-22T09:00:00Z');
});
afterAll(() => house.close());

const staff = () => house.as('staff');
const visitor = () => house.as('visitor');
const sha256 = (base64: string) => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
const allFacts = (agreementId: string, last: string) =>
  eventually(`${last} is told`, async () => {
    const facts = await factsOf(house, agreementId);
    return facts.some(({ fact }) => fact === last) ? facts : undefined;
  });

describe('an agreement between three parties', () => {
  test('is signed by one after the other through her link, and by all of them then', async () => {
    const agreement = await sentAgreement(house, 3);
    const links = await linksOf(house, agreement);
    expect(new Set(links).size).toBe(3);
    const first = await signWith(house, links[0]!, 'Signe A');
    expect(first).toMatchObject({ state: 'sent', partyId: agreement.parties[0]!.id });
    expect(first.parties.map(({ signedAt }) => signedAt !== null)).toEqual([true, false, false]);
    expect(await signWith(house, links[1]!, 'Signe B')).toMatchObject({ state: 'sent' });
    expect(await signWith(house, links[2]!, 'Signe C')).toMatchObject({ state: 'signed' });

    const signed = await staff().call(getAgreement, { agreementId: agreement.id });
    expect(signed).toMatchObject({ state: 'signed', signedAt: '2026-11-22T09:00:00Z', hash: agreement.hash });
    expect(signed.parties.map(({ signedAs }) => signedAs)).toEqual(['Signe A', 'Signe B', 'Signe C']);
    const facts = await allFacts(agreement.id, 'agreement-signed');
    expect(facts.map(({ fact }) => fact)).toEqual(['agreement-sent', 'agreement-party-signed', 'agreement-party-signed', 'agreement-signed']);
    expect(facts.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
    expect(facts.every(({ version, data }) => data.version === version)).toBe(true);
    expect(JSON.stringify(facts)).not.toMatch(/Signe|Parterna|example\.se/);
  });

  test('is concluded once when all sign at the same moment', async () => {
    const agreement = await sentAgreement(house, 3);
    const signed = await Promise.all((await linksOf(house, agreement)).map((token) => signWith(house, token)));
    expect(signed.map(({ state }) => state).toSorted()).toEqual(['sent', 'sent', 'signed']);
    const facts = await allFacts(agreement.id, 'agreement-signed');
    expect(facts.map(({ fact }) => fact)).toEqual(['agreement-sent', 'agreement-party-signed', 'agreement-party-signed', 'agreement-signed']);
  });

  test('shows whoever has the link the very document that is signed, and its hash is of those bytes', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    const { pdf, hash, fileName } = await visitor().call(getSigningDocument, { token: token! });
    expect(sha256(pdf)).toBe(hash);
    expect(hash).toBe(agreement.hash);
    expect(fileName).toBe('tysta-leveranser.pdf');
    expect((await visitor().call(openSigning, { token: token! })).hash).toBe(hash);
    expect((await staff().call(getAgreementDocument, { agreementId: agreement.id })).pdf).toBe(pdf);

    for (const link of await linksOf(house, agreement)) await signWith(house, link);
    expect((await staff().call(getAgreementDocument, { agreementId: agreement.id })).pdf).toBe(pdf);
    const copy = await staff().call(getAgreementDocument, { agreementId: agreement.id, copy: 'signed' });
    expect(copy).toMatchObject({ hash, fileName: 'tysta-leveranser-undertecknat.pdf' });
    expect(copy.pdf).not.toBe(pdf);
  });
});

describe('a signature', () => {
  test('is of the hash that was read, and of no other', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    const attempt = visitor().call(signAgreement, { token: token!, name: 'Signe', hash: 'a'.repeat(64) });
    await expect(attempt).rejects.toMatchObject({ code: 'agreement.text-changed' });
    const { parties } = await visitor().call(openSigning, { token: token! });
    expect(parties.every(({ signedAt }) => signedAt === null)).toBe(true);
  });

  test('is given once, and the second attempt is told when', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    const { parties } = await signWith(house, token!);
    await expect(signWith(house, token!)).rejects.toMatchObject({ code: 'agreement.already-signed', params: { at: expect.stringMatching(/^2026-11-22T09:00:00/) } });
    expect(parties[0]!.signedAt).not.toBeNull();
    const other = await sentAgreement(house, 2);
    const [link] = await linksOf(house, other);
    const twice = await Promise.allSettled([signWith(house, link!), signWith(house, link!)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is a name that the document shows', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    await expect(signWith(house, token!, '李明')).rejects.toMatchObject({ code: 'input.invalid', fields: [{ field: 'name', code: 'not-shown' }] });
    await expect(signWith(house, token!, 'Żofia Ñandú')).resolves.toMatchObject({ state: 'sent' });
  });

  test('takes a link that is ours, for signing, and of somebody who is asked to', async () => {
    const agreement = await sentAgreement(house, 2);
    const { LINK_KEY } = house.environment('partners');
    const ours = new Links(LINK_KEY!);
    const theirs = new Links(Buffer.from('another key of some length').toString('base64url'));
    const partyId = agreement.parties[0]!.id;
    const wrong = [ours.tokenFor('pass', partyId), theirs.tokenFor('signing', partyId), ours.tokenFor('signing', newId()), 'x'];
    for (const token of wrong) {
      await expect(visitor().call(openSigning, { token })).rejects.toMatchObject({ code: 'link.invalid' });
      await expect(visitor().call(getSigningDocument, { token })).rejects.toMatchObject({ code: 'link.invalid' });
      const attempt = visitor().call(signAgreement, { token, name: 'x', hash: agreement.hash! });
      await expect(attempt).rejects.toMatchObject({ code: 'link.invalid' });
    }
    await expect(house.asPeer('notifications', revealSigningLink, { partyId: newId() })).rejects.toMatchObject({ code: 'agreement.not-found' });
  });

  test('leaves no link behind, in no table and no fact', async () => {
    const agreement = await sentAgreement(house, 2);
    const links = await linksOf(house, agreement);
    for (const token of links) await signWith(house, token);
    await allFacts(agreement.id, 'agreement-signed');
    const kept = await house.database('partners').query(sql`
      select reply::text, fingerprint from idempotency union all select envelope, '' from outbox`);
    const everything = JSON.stringify([kept, await house.told()]);
    expect(links.filter((token) => everything.includes(token))).toEqual([]);
  });
});

describe('an agreement that was taken back', () => {
  test('still shows by its links, but is not signed any more', async () => {
    const agreement = await sentAgreement(house, 2);
    const [first, second] = await linksOf(house, agreement);
    await signWith(house, first!);
    await staff().call(withdrawAgreement, { agreementId: agreement.id, reason: 'Ny lydelse' });
    expect(await visitor().call(openSigning, { token: second! })).toMatchObject({ state: 'withdrawn' });
    for (const token of [first!, second!]) {
      await expect(signWith(house, token)).rejects.toMatchObject({ code: 'agreement.illegal-transition', params: { from: 'withdrawn' } });
    }
    const facts = await allFacts(agreement.id, 'agreement-withdrawn');
    expect(facts.at(-1)!.data).toMatchObject({ state: 'withdrawn', reason: 'Ny lydelse' });
  });

  test('is either that or signed by all, whatever happens at the same moment', async () => {
    for (let time = 0; time < 5; time++) {
      const agreement = await sentAgreement(house, 2);
      const [first, second] = await linksOf(house, agreement);
      await signWith(house, first!);
      const both = await Promise.allSettled([
        signWith(house, second!),
        staff().call(withdrawAgreement, { agreementId: agreement.id, reason: 'x' }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const { state } = await staff().call(getAgreement, { agreementId: agreement.id });
      expect(state).toBe(both[0].status === 'fulfilled' ? 'signed' : 'withdrawn');
    }
  });

  test('after every party has signed it is terminated instead', async () => {
    const agreement = await signedAgreement(house);
    const input = { agreementId: agreement.id, reason: 'Avslutat' };
    await expect(staff().call(withdrawAgreement, input)).rejects.toMatchObject({ code: 'agreement.illegal-transition', params: { from: 'signed' } });
    expect(await staff().call(terminateAgreement, input)).toMatchObject({ state: 'terminated', reason: 'Avslutat', endedAt: '2026-11-22T09:00:00Z' });
  });
});
