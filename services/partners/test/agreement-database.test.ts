import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changeAgreement, draftAgreement } from '#contracts';
import { newId } from '#kernel';
import { raw, sql, type Database } from '#persistence';
import type { House } from '#testing';
import { agreementTransitions, agreementStates } from '../src/domain/agreement-states.js';
import { followCalendar, linksOf, sentAgreement, signWith, signedAgreement, termsBetween } from './agreeing.js';
import { openHouse } from './house.js';

let house: House;
let db: Database;

beforeAll(async () => {
  house = await openHouse('2026-11-22T09:00:00Z');
  db = house.database('partners');
});
afterAll(() => house.close());

const sorted = (all: unknown[]) => all.map((row) => JSON.stringify(row)).toSorted();
const refusedBy = (constraint: string) => expect.objectContaining({ code: '23514', constraint });

describe('the database', () => {
  test('knows the same changes of an agreement as the code', async () => {
    const rows = await db.query(sql`select change, from_state as "from", to_state as "to" from agreement_transitions`);
    expect(sorted(rows)).toEqual(sorted(agreementTransitions.map(({ change, from, to }) => ({ change, from, to }))));
  });

  test('refuses every other change of state', async () => {
    const agreement = await sentAgreement(house, 2);
    const allowed = agreementTransitions.filter(({ from }) => from === 'sent').map(({ to }) => to);
    for (const state of agreementStates.filter((one) => !allowed.includes(one))) {
      await expect(db.execute(sql`update agreements set state = ${state} where id = ${agreement.id}`)).rejects.toEqual(refusedBy('agreement_transitions'));
    }
    await expect(db.execute(sql`delete from agreements where id = ${agreement.id}`)).rejects.toEqual(refusedBy('agreements_kept'));
  });

  test.each([
    ['text', `'Något annat'`], ['priority', '9'], ['title', `'Något annat'`], ['kind', `'cooperation-agreement'`], ['valid_from', `'2027-02-01'`],
    ['valid_until', `'2028-01-01'`], ['days_ahead', '1'], ['automatic_approval', 'false'], ['hours_a_month', 'null'],
    ['hash', `'${'a'.repeat(64)}'`], ['sent_at', 'now()'],
  ])('refuses another %s of what has been sent, and of what has been signed', async (column, value) => {
    for (const agreement of [await sentAgreement(house, 2), await signedAgreement(house)]) {
      const change = db.execute(sql`update agreements set ${raw(column)} = ${raw(value)} where id = ${agreement.id}`);
      await expect(change).rejects.toEqual(refusedBy('agreements_fixed'));
    }
  });

  test('refuses to send what has no document of that hash, and to change the text with the sending', async () => {
    const { id } = await house.as('staff').call(draftAgreement, await termsBetween(house, 2));
    const send = sql`state = 'sent', sent_at = now(), version = 2, hash = ${'a'.repeat(64)}`;
    await expect(db.execute(sql`update agreements set ${send} where id = ${id}`)).rejects.toEqual(refusedBy('agreements_document'));
    await expect(db.execute(sql`update agreements set ${send}, text = 'x' where id = ${id}`)).rejects.toEqual(refusedBy('agreements_fixed'));
  });

  test('refuses another document than the one that is signed', async () => {
    const { id } = await signedAgreement(house);
    for (const copy of ['to-sign', 'signed']) {
      const where = sql`where agreement_id = ${id} and copy = ${copy}`;
      await expect(db.execute(sql`update agreement_documents set pdf = '\\x00' ${where}`)).rejects.toEqual(refusedBy('agreement_documents_fixed'));
      await expect(db.execute(sql`delete from agreement_documents ${where}`)).rejects.toEqual(refusedBy('agreement_documents_fixed'));
    }
    const sent = await sentAgreement(house, 2);
    const early = sql`insert into agreement_documents (agreement_id, copy, pdf, made_at) values (${sent.id}, 'signed', '\\x00', now())`;
    await expect(db.execute(early)).rejects.toEqual(refusedBy('agreement_documents_fixed'));
  });

  test.each(['signed_at', 'activated_at', 'reminded_at'])('refuses another %s of what has happened', async (column) => {
    const agreement = await signedAgreement(house, 2, { validFrom: '2026-11-01', validUntil: '2026-12-01' });
    await followCalendar(house);
    const change = (value: string) => db.execute(sql`update agreements set ${raw(column)} = ${raw(value)}, version = version + 1 where id = ${agreement.id}`);
    await expect(change(`${column} + interval '1 day'`)).rejects.toEqual(refusedBy('agreements_happened'));
    await expect(change('null')).rejects.toMatchObject({ code: '23514' });
  });

  test('refuses a step without a version of its own, and to take away the mark of what was redacted', async () => {
    const { id } = await sentAgreement(house, 2);
    const change = (set: string) => db.execute(sql`update agreements set ${raw(set)} where id = ${id}`);
    await expect(change(`state = 'withdrawn', ended_at = now()`)).rejects.toEqual(refusedBy('agreements_version'));
    await expect(change(`version = 1`)).rejects.toEqual(refusedBy('agreements_version'));
    await change(`title = 'x', redacted_at = now(), version = version + 1`);
    await expect(change(`redacted_at = null, version = version + 1`)).rejects.toEqual(refusedBy('agreements_happened'));
  });

  test('refuses to send what nobody is to sign, and parties who have signed before', async () => {
    const { id, parties } = await house.as('staff').call(draftAgreement, await termsBetween(house, 2));
    const send = sql`update agreements set state = 'sent', sent_at = now(), hash = ${'a'.repeat(64)}, version = 2 where id = ${id}`;
    await db.execute(sql`update agreement_parties set signatory_id = null where id = ${parties[0]!.id}`);
    await expect(db.execute(send)).rejects.toEqual(refusedBy('agreements_parties'));
    await db.execute(sql`delete from agreement_parties where id = ${parties[0]!.id}`);
    await expect(db.execute(send)).rejects.toEqual(refusedBy('agreements_parties'));
    const signed = sql`
      insert into agreement_parties (id, agreement_id, position, organisation_id, signed_at, signed_hash)
      values (${newId()}, ${id}, 1, ${parties[0]!.organisationId}, now(), ${'a'.repeat(64)})`;
    await expect(db.execute(signed)).rejects.toEqual(refusedBy('agreement_parties_signing'));
  });

  test('refuses other parties of what has been sent', async () => {
    const [agreement, other] = [await sentAgreement(house, 2), await sentAgreement(house, 2)];
    const where = sql`where id = ${agreement.parties[0]!.id}`;
    const fixed = refusedBy('agreement_parties_fixed');
    await expect(db.execute(sql`delete from agreement_parties ${where}`)).rejects.toEqual(fixed);
    await expect(db.execute(sql`update agreement_parties set signatory_id = ${other.parties[0]!.signatoryId} ${where}`)).rejects.toEqual(fixed);
    await expect(db.execute(sql`update agreement_parties set organisation_id = ${other.parties[0]!.organisationId} ${where}`)).rejects.toEqual(fixed);
    const more = db.execute(sql`
      insert into agreement_parties (id, agreement_id, position, organisation_id)
      values (${newId()}, ${agreement.id}, 3, ${other.parties[0]!.organisationId})`);
    await expect(more).rejects.toEqual(fixed);
  });

  test('refuses to change or take back a signature, or to sign what was not sent', async () => {
    const agreement = await sentAgreement(house, 2);
    const [token] = await linksOf(house, agreement);
    await signWith(house, token!);
    const [signed, unsigned] = agreement.parties.map(({ id }) => sql`where id = ${id}`);
    const signature = refusedBy('agreement_parties_signature');
    await expect(db.execute(sql`update agreement_parties set signed_at = now() ${signed!}`)).rejects.toEqual(signature);
    await expect(db.execute(sql`update agreement_parties set signed_as = 'En annan' ${signed!}`)).rejects.toEqual(signature);
    await expect(db.execute(sql`update agreement_parties set signed_at = null, signed_hash = null, signed_as = null ${signed!}`)).rejects.toEqual(signature);
    const other = sql`update agreement_parties set signed_at = now(), signed_hash = ${'a'.repeat(64)} ${unsigned!}`;
    await expect(db.execute(other)).rejects.toEqual(refusedBy('agreement_parties_signing'));
    const early = sql`update agreements set state = 'signed', signed_at = now(), version = version + 1 where id = ${agreement.id}`;
    await expect(db.execute(early)).rejects.toEqual(refusedBy('agreements_all_signed'));
  });

  test('lets the text of a draft be changed', async () => {
    const terms = await termsBetween(house, 2);
    const { id } = await house.as('staff').call(draftAgreement, terms);
    await expect(house.as('staff').call(changeAgreement, { agreementId: id, version: 1, ...terms, text: 'Något annat' })).resolves.toMatchObject({ version: 2 });
  });
});
