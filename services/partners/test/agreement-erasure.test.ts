import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  changeAgreement, confirmMembership, draftAgreement, erasePerson, getAgreement, getAgreementDocument, getErasure, openSigning, registerOrganisation, revealSigningLink,
  sendAgreement, withdrawAgreement,
} from '#contracts';
import { sql } from '#persistence';
import { eventually, type House } from '#testing';
import { hashOf } from '../src/documents/agreement-paper.js';
import { partnersService } from '../src/partners.module.js';
import { factsOf, linksOf, sentAgreement, signWith, termsBetween } from './agreeing.js';
import { columnsHolding, everybodyForgot, everythingStored, markedColumns } from './erasing.js';
import { openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse('2026-11-22T09:00:00Z');
});
afterAll(() => house.close());

const staff = () => house.as('staff');
const erase = async (personId: string) => {
  await house.as('admin').call(erasePerson, { personId });
  await everybodyForgot(house, personId);
  await eventually('the erasure is complete', async () => (await house.as('admin').call(getErasure, { personId })).completedAt !== null);
};
const document = async (agreementId: string, copy: 'to-sign' | 'signed') => (await staff().call(getAgreementDocument, { agreementId, copy })).pdf;

/** Whether a PDF shows this letter: its fonts hold those letters that it shows, and no others. */
function shows(pdf: string, letter: string): boolean {
  const bytes = Buffer.from(pdf, 'base64');
  const code = letter.codePointAt(0)!.toString(16).padStart(4, '0');
  const streams = bytes.toString('latin1').matchAll(/stream\r?\n/g);
  return [...streams].some(({ 0: { length }, index }) => {
    try {
      const text = inflateSync(bytes.subarray(index + length)).toString('latin1');
      return text.includes('begincmap') && text.toLowerCase().includes(`<${code}>`);
    } catch {
      return false;
    }
  });
}

describe('somebody who has signed and is erased', () => {
  test('is forgotten; that it was signed, what and when, stays', async () => {
    const agreement = await sentAgreement(house, 2);
    const [hers, his] = await linksOf(house, agreement);
    const personId = agreement.parties[0]!.signatoryId!;
    const person = (await house.as('staff').call(getAgreement, { agreementId: agreement.id })).parties[0]!;
    await signWith(house, hers!, 'Żofia Hemlig');
    await signWith(house, his!, 'Đorđe Berg');
    const [toSign, copy] = [await document(agreement.id, 'to-sign'), await document(agreement.id, 'signed')];
    expect([shows(toSign, 'Ż'), shows(copy, 'Ż'), shows(copy, 'Đ')]).toEqual([false, true, true]);
    await eventually('it is told', async () => (await factsOf(house, agreement.id)).length === 3);
    const marked = await markedColumns(house);
    const unmarked = (await columnsHolding(house, ['Żofia', personId])).filter((column) => !marked.includes(column));
    expect(unmarked).toEqual(['idempotency.reply', 'outbox.aggregate_id', 'outbox.envelope']);

    await erase(personId);
    const left = await staff().call(getAgreement, { agreementId: agreement.id });
    expect(left).toMatchObject({ state: 'signed', hash: agreement.hash, text: agreement.text, version: 5 });
    expect(left.parties[0]).toMatchObject({ id: person.id, signatoryId: null, signedAs: null, signedAt: expect.stringMatching(/^2026-11-22T09:00/) });
    expect(left.parties[1]).toMatchObject({ signedAs: 'Đorđe Berg' });
    expect(await document(agreement.id, 'to-sign')).toBe(toSign);
    const without = await document(agreement.id, 'signed');
    expect([shows(without, 'Ż'), shows(without, 'Đ')]).toEqual([false, true]);

    expect(await everythingStored(house)).not.toContain('Żofia');
    const facts = await factsOf(house, agreement.id);
    expect(facts).toMatchObject([{ fact: 'agreement-anonymised', version: 5, data: { state: 'signed', parties: [{ signatoryId: null }, {}] } }]);
    const kept = await house.database('partners').query<{ envelope: string }>(sql`select envelope from outbox where aggregate_id = ${agreement.id}`);
    expect(JSON.stringify(kept)).not.toContain(personId);
  });

  test('before she has signed has no link any more', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    await erase(agreement.parties[0]!.signatoryId!);
    await expect(house.as('visitor').call(openSigning, { token: token! })).rejects.toMatchObject({ code: 'link.invalid' });
    const reveal = house.asPeer('notifications', revealSigningLink, { partyId: agreement.parties[0]!.id });
    await expect(reveal).rejects.toMatchObject({ code: 'agreement.not-found' });
  });

  test('while it is a draft must be replaced before it is sent, and nobody is told', async () => {
    const draft = await staff().call(draftAgreement, await termsBetween(house, 2));
    await erase(draft.parties[1]!.signatoryId!);
    const attempt = staff().call(sendAgreement, { agreementId: draft.id, version: 2 });
    await expect(attempt).rejects.toMatchObject({ code: 'person.erased', params: { organisationId: draft.parties[1]!.organisationId } });
    expect(await factsOf(house, draft.id)).toEqual([]);
  });

  test('takes nothing from the others of what is still to be told', async () => {
    await house.running.pop()!.close();
    // Whoever holds this lock is the one replica that publishes; here it is the test, which doesn't.
    const relay = await house.database('partners').session();
    await relay.one(sql`select pg_advisory_lock(hashtextextended('partners.relay', 0))`);
    await house.start(partnersService);
    const agreement = await sentAgreement(house, 2);
    const personId = agreement.parties[0]!.signatoryId!;
    await house.as('admin').call(erasePerson, { personId });
    await relay.close();
    await eventually('how it stands is told', async () => (await factsOf(house, agreement.id)).some(({ fact }) => fact === 'agreement-anonymised'));
    const outbox = await house.database('partners').query<{ type: string; envelope: string }>(sql`
      select type, envelope from outbox where aggregate_id = ${agreement.id} order by aggregate_version`);
    expect(outbox.map(({ type }) => type.split('.')[2])).toEqual(['agreement-sent', 'agreement-anonymised']);
    expect(JSON.parse(outbox[0]!.envelope).data.parties[0]).toMatchObject({ signatoryId: null, organisationId: agreement.parties[0]!.organisationId });
    expect(JSON.stringify(outbox)).not.toContain(personId);
  });
});

/** An agreement that is not sent yet, with a sole trader that is hers alone. */
async function draftWithTrader(number: string) {
  const she = await signedIn(house, { name: 'Żofia Snickare' });
  const trader = await she.call(registerOrganisation, { name: 'Żofias Snickeri', number });
  await staff().call(confirmMembership, { membershipId: trader.membership.id });
  const terms = await termsBetween(house, 3, { title: 'Avtal med Żofias Snickeri' });
  terms.parties[0]!.organisationId = trader.organisation.id;
  return { she, terms, draft: await staff().call(draftAgreement, terms) };
}

describe('a sole trader who is erased', () => {
  test('leaves a draft that can be changed and sent as if she had never been in it', async () => {
    const { she, terms, draft } = await draftWithTrader('640823-3234');
    await erase(she.id);
    const changed = await staff().call(changeAgreement, {
      agreementId: draft.id, version: 2, ...terms, title: 'Tysta leveranser', parties: terms.parties.slice(1),
    });
    const { hash } = await staff().call(sendAgreement, { agreementId: draft.id, version: changed.version });
    const [row] = await house.database('partners').query<{ redactedAt: unknown }>(sql`
      select redacted_at as "redactedAt" from agreements where id = ${draft.id}`);
    expect(row!.redactedAt).toBeNull();
    expect(hashOf(Buffer.from(await document(draft.id, 'to-sign'), 'base64'))).toBe(hash);
  });

  test('leaves nothing to sign for the others where it was sent: what they would read is not what the hash is of', async () => {
    const { she, draft } = await draftWithTrader('510818-9167');
    const agreement = await staff().call(sendAgreement, { agreementId: draft.id, version: 1 });
    const [, second] = await linksOf(house, agreement);
    await erase(she.id);
    await expect(signWith(house, second!)).rejects.toMatchObject({ code: 'agreement.text-changed' });
    await staff().call(withdrawAgreement, { agreementId: draft.id, reason: 'Ny lydelse' });
  });

  test('is taken out of the words as well, and the document says that it is not the one that was signed', async () => {
    const she = await signedIn(house, { name: 'Żofia Snickare' });
    const trader = await she.call(registerOrganisation, { name: 'Żofias Snickeri', number: '811228-9874' });
    await staff().call(confirmMembership, { membershipId: trader.membership.id });
    const terms = await termsBetween(house, 2, { title: 'Avtal med Żofias Snickeri', text: 'Staden och Żofias Snickeri (811228-9874) prövar.' });
    terms.parties[0] = { organisationId: trader.organisation.id, signatory: { email: she.person.email, name: 'Żofia' } };
    const draft = await staff().call(draftAgreement, terms);
    const agreement = await staff().call(sendAgreement, { agreementId: draft.id, version: 1 });
    for (const token of await linksOf(house, agreement)) await signWith(house, token, 'Żofia Snickare');
    await eventually('it is told', async () => (await factsOf(house, agreement.id)).length === 3);

    await erase(she.id);
    await erase(agreement.parties[1]!.signatoryId!);
    const left = await staff().call(getAgreement, { agreementId: agreement.id });
    const erased = '[raderad / erased]';
    expect(left).toMatchObject({ title: `Avtal med ${erased}`, text: `Staden och ${erased} (${erased}) prövar.`, hash: agreement.hash, state: 'signed' });
    for (const copy of ['to-sign', 'signed'] as const) expect(shows(await document(agreement.id, copy), 'Ż')).toBe(false);
    const everything = JSON.stringify([await everythingStored(house), await factsOf(house, agreement.id)]);
    expect(['Żofia', '811228'].filter((trace) => everything.includes(trace))).toEqual([]);
    expect((await factsOf(house, agreement.id)).map(({ fact }) => fact)).toEqual(['agreement-anonymised']);
  });
});
