import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  changeAgreement, confirmMembership, draftAgreement, endMembership, getAgreement, getAgreementDocument, listAgreements, namePeople,
  revealSigningLink, sendAgreement, withdrawAgreement,
} from '#contracts';
import { newId } from '#kernel';
import { eventually, type House } from '#testing';
import { factsOf, organisationOf, sentAgreement, signedAgreement, termsBetween } from './agreeing.js';
import { newAddress, openHouse, signedIn } from './house.js';

let house: House;

beforeAll(async () => {
  house = await openHouse('2026-11-22T09:00:00Z');
});
afterAll(() => house.close());

const staff = () => house.as('staff');
const person = (id: string) => house.as({ id, roles: ['booker'] });
const notFound = { code: 'agreement.not-found' };

describe('a draft', () => {
  test('names its parties and who signs for each, who need not be known yet', async () => {
    const terms = await termsBetween(house, 2);
    const known = await signedIn(house, { name: 'Anna Alm' });
    terms.parties[0]!.signatory = { email: known.person.email.toUpperCase(), name: 'Anna' };
    const draft = await staff().call(draftAgreement, terms);
    const { parties, ...rest } = terms;
    expect(draft).toMatchObject({ ...rest, state: 'draft', hash: null, sentAt: null, signedAt: null, version: 1 });
    expect(draft.parties.map(({ organisationId, organisationName }) => [organisationId, organisationName])).toEqual(
      parties.map(({ organisationId }, n) => [organisationId, `Bolaget ${'AB'[n]} AB`]),
    );
    expect(draft.parties[0]!.signatoryId).toBe(known.id);
    const { people } = await staff().call(namePeople, { personIds: [draft.parties[1]!.signatoryId!] });
    expect(people).toMatchObject([{ name: 'Signe B', email: parties[1]!.signatory.email }]);
    expect(await staff().call(getAgreement, { agreementId: draft.id })).toEqual(draft);
  });

  test('is of known organisations, each once, and of days that are not over', async () => {
    const terms = await termsBetween(house, 2);
    const [one, other] = terms.parties as [(typeof terms.parties)[0], (typeof terms.parties)[0]];
    const wrong = [
      [{ parties: [one, { ...other, organisationId: newId() }] }, 'organisation.not-found', 'parties.1.organisationId'],
      [{ parties: [one, other, { ...other, organisationId: one.organisationId }] }, 'agreement.organisation-twice', 'parties.2.organisationId'],
      [{ parties: [one, { ...other, organisationId: one.organisationId.toUpperCase() }] }, 'agreement.organisation-twice', 'parties.1.organisationId'],
      [{ validFrom: '2027-02-01', validUntil: '2027-01-31' }, 'input.end-before-start', 'validUntil'],
      [{ validFrom: '2026-01-01', validUntil: '2026-11-21' }, 'agreement.validity-over', undefined],
    ] as const;
    for (const [change, code, field] of wrong) {
      const attempt = staff().call(draftAgreement, { ...terms, ...change } as typeof terms);
      await expect(attempt).rejects.toMatchObject({ code, fields: field ? [{ field }] : [] });
    }
    await expect(staff().call(draftAgreement, { ...terms, validFrom: '2026-11-22', validUntil: '2026-11-22' })).resolves.toMatchObject({ state: 'draft' });
  });

  test('is written in letters that its document shows as they were written', async () => {
    const terms = await termsBetween(house, 2);
    const odd = await organisationOf(house, '北京公司');
    const wrong = [
      [{ title: 'Avtal med 北京公司' }, 'title'],
      [{ text: 'Betala \u202e001\u202c kronor' }, 'text'],
      [{ parties: [terms.parties[0]!, { ...terms.parties[1]!, organisationId: odd.id }] }, 'parties.1.organisationId'],
    ] as const;
    for (const [change, field] of wrong) {
      const attempt = staff().call(draftAgreement, { ...terms, ...change } as typeof terms);
      await expect(attempt).rejects.toMatchObject({ code: 'input.invalid', fields: [{ field, code: 'not-shown' }] });
    }
    await expect(staff().call(draftAgreement, { ...terms, text: 'Źdźbło & Søn, Ἑλλάς, Москва:\r\n\t½ € – “ja”' })).resolves.toHaveProperty('id');
  });

  test('is changed by who has seen its last version, until it is sent', async () => {
    const draft = await staff().call(draftAgreement, await termsBetween(house, 2));
    const terms = await termsBetween(house, 3, { title: 'Ny lydelse', kind: 'cooperation-agreement' });
    const changed = await staff().call(changeAgreement, { agreementId: draft.id, version: 1, ...terms });
    expect(changed).toMatchObject({ title: 'Ny lydelse', kind: 'cooperation-agreement', version: 2, parties: [{}, {}, {}] });
    const late = staff().call(changeAgreement, { agreementId: draft.id, version: 1, ...terms });
    await expect(late).rejects.toMatchObject({ code: 'version.changed', params: { current: 2 } });
    await staff().call(sendAgreement, { agreementId: draft.id, version: 2 });
    const sent = staff().call(changeAgreement, { agreementId: draft.id, version: 3, ...terms });
    await expect(sent).rejects.toMatchObject({ code: 'agreement.illegal-transition', params: { from: 'sent' } });
  });

  test('is told of when it is sent, and its links are only then', async () => {
    const draft = await staff().call(draftAgreement, await termsBetween(house, 2));
    const partyId = draft.parties[0]!.id;
    await expect(house.asPeer('notifications', revealSigningLink, { partyId })).rejects.toMatchObject(notFound);
    await expect(staff().call(getAgreementDocument, { agreementId: draft.id })).rejects.toMatchObject({ code: 'agreement.illegal-transition' });
    await staff().call(sendAgreement, { agreementId: draft.id, version: 1 });
    await expect(staff().call(sendAgreement, { agreementId: draft.id, version: 2 })).rejects.toMatchObject({ code: 'agreement.illegal-transition' });
    await expect(house.asPeer('notifications', revealSigningLink, { partyId })).resolves.toHaveProperty('token');
    const told = await eventually('it is told', async () => (await factsOf(house, draft.id))[0]);
    expect(told).toMatchObject({
      fact: 'agreement-sent',
      data: { startsAt: '2026-12-31T23:00:00Z', endsAt: '2027-12-31T23:00:00Z', timeZone: 'Europe/Stockholm', privileges: { hoursAMonth: 20, priority: 3 } },
    });
  });

  test('of more paragraphs than fit in an answer is not sent, since nobody could read it', async () => {
    const draft = await staff().call(draftAgreement, await termsBetween(house, 2, { text: 'å\n\n'.repeat(6_000) }));
    await expect(staff().call(sendAgreement, { agreementId: draft.id, version: 1 })).rejects.toMatchObject({ code: 'input.too-large' });
  });

  test('that was taken back was never heard of', async () => {
    const draft = await staff().call(draftAgreement, await termsBetween(house, 2));
    await staff().call(withdrawAgreement, { agreementId: draft.id, reason: 'Misstag' });
    const later = await sentAgreement(house, 2);
    await eventually('what came later is told', async () => (await factsOf(house, later.id)).length === 1);
    expect(await factsOf(house, draft.id)).toEqual([]);
    await expect(person(draft.parties[0]!.signatoryId!).call(getAgreement, { agreementId: draft.id })).rejects.toMatchObject(notFound);
  });
});

describe('an agreement', () => {
  test('is seen by who signs it and who is confirmed to act for a party, once it is sent, and by nobody else', async () => {
    const organisation = await organisationOf(house, 'Sebolaget AB');
    const terms = await termsBetween(house, 2);
    terms.parties[1] = { organisationId: organisation.id, signatory: { email: newAddress(), name: 'Signe' } };
    const draft = await staff().call(draftAgreement, terms);
    const { she } = organisation;
    const signatory = person(draft.parties[1]!.signatoryId!);
    const read = [
      [getAgreement, { agreementId: draft.id }],
      [getAgreementDocument, { agreementId: draft.id }],
    ] as const;
    const sees = async (who: Pick<typeof she, 'call'>) => {
      const { items } = await who.call(listAgreements, {});
      const answers = await Promise.allSettled(read.map(([contract, input]) => who.call(contract as typeof getAgreement, input)));
      return [items.some(({ id }) => id === draft.id), ...answers.map((one) => (one.status === 'fulfilled' ? true : (one.reason as { code: string }).code))];
    };
    const nothing = [false, 'agreement.not-found', 'agreement.not-found'];
    await staff().call(confirmMembership, { membershipId: organisation.membershipId });
    for (const who of [she, signatory]) expect(await sees(who)).toEqual(nothing);
    await staff().call(sendAgreement, { agreementId: draft.id, version: 1 });
    for (const who of [she, signatory]) expect(await sees(who)).toEqual([true, true, true]);

    const stranger = await signedIn(house);
    const claimant = await organisationOf(house, 'Annat AB');
    for (const who of [stranger, claimant.she]) expect(await sees(who)).toEqual(nothing);
    await she.call(endMembership, { membershipId: organisation.membershipId });
    expect(await sees(she)).toEqual(nothing);
  });

  test('whose party somebody has only claimed is nothing to her', async () => {
    const organisation = await organisationOf(house);
    const terms = await termsBetween(house, 2);
    terms.parties[0]!.organisationId = organisation.id;
    const draft = await staff().call(draftAgreement, terms);
    await staff().call(sendAgreement, { agreementId: draft.id, version: 1 });
    await expect(organisation.she.call(getAgreement, { agreementId: draft.id })).rejects.toMatchObject(notFound);
  });

  test('is listed newest first, by state and party, page by page', async () => {
    const terms = await termsBetween(house, 2);
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.unshift((await staff().call(draftAgreement, terms)).id);
    const organisationId = terms.parties[0]!.organisationId;
    const first = await staff().call(listAgreements, { organisationId, limit: 2 });
    const second = await staff().call(listAgreements, { organisationId, limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect(first.items[0]).not.toHaveProperty('text');
    expect((await staff().call(listAgreements, { organisationId, state: 'sent' })).items).toEqual([]);
    const signed = await signedAgreement(house);
    const { items } = await staff().call(listAgreements, { state: 'signed', limit: 100 });
    expect(items.map(({ id }) => id)).toContain(signed.id);
  });
});
