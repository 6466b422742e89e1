import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, declineBooking, discloseCase, listDisclosures, listCaseRemovals, personErased, personForgotten, postMessage, releaseText, requestBooking,
  requestSeries, type BookingView, type RecipientKind,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { RetentionWorker } from '../src/retention/retention-worker.js';
import { refusal, thursday, wish } from './hall.js';
import { confirm } from './partner.js';
import { openRegister, type Register } from './register-house.js';

let house: Register;
let anna: ReturnType<Register['house']['as']>;
let sam: ReturnType<Register['house']['as']>;
let hers: BookingView;

beforeAll(async () => {
  house = await openRegister();
  [anna, sam] = [house.house.as('booker'), house.house.as('staff')];
  const trader = await house.organisation('Zaragoza Ek Bygg', 'sole-trader');
  await confirm(house, anna.id, trader);
  const contact = { name: 'Anna Ek', email: 'anna.ek@example.se', phone: '+46701234567' };
  hers = await anna.call(requestBooking, wish(house.space.room, { organisationId: trader, title: 'Samtal Zaragoza', purpose: 'Om Valladolid', contact }));
  await anna.call(postMessage, { caseId: hers.caseId, text: 'Vi blir fler, säger Pamplona' });
  await sam.call(postMessage, { caseId: hers.caseId, text: 'Hon är känd från Cordoba', isInternal: true });
  await sam.call(declineBooking, { bookingId: hers.id, reason: 'Inte Granada igen' });
  await house.house.as('registrar').call(releaseText, { caseId: hers.caseId, field: 'title', sourceId: hers.id, text: 'Samtal ▇' });
});
afterAll(() => house.house.close());

const disclose = (recipientKind: RecipientKind, more: { caseId?: string; legalGround?: string } = {}) =>
  house.house.as('registrar').call(discloseCase, { caseId: hers.caseId, recipient: 'Lokaltidningen', recipientKind, ...more });
const personal = () => ['Zaragoza', 'Valladolid', 'Anna Ek', 'anna.ek@example.se', '+46701234567', 'Pamplona', 'Granada', 'Cordoba', anna.id, sam.id, hers.organisationId!];

describe('a case is given out', () => {
  it('to anybody without anybody’s name, address or words, but for what has been released', async () => {
    const { document, disclosure } = await disclose('anyone');
    for (const one of personal()) expect(document).not.toContain(one);
    expect(JSON.parse(document)).toMatchObject({
      number: hers.caseNumber, recipientKind: 'anyone',
      case: { state: 'declined', applicantKind: 'private-person', soleTrader: '▇' },
      bookings: { each: [{ title: 'Samtal ▇', purpose: '▇', contact: '▇', applicantId: '▇', start: hers.start }] },
      history: [{ change: 'request', by: '▇', rulesVersion: 1 }, { change: 'decline', by: '▇', details: { reason: '▇' } }],
      rules: [{ version: 1, rules: expect.objectContaining({ approval: 'manual' }) }],
      thread: [{ text: '▇', writtenAs: 'applicant' }, { text: '▇', isInternal: true }],
      offers: [], changes: [],
    });
    expect(disclosure.masks).toEqual(expect.arrayContaining([{ part: 'bookings', what: 'contact', count: 1 }, { part: 'thread', what: 'internal', count: 1 }, { part: 'case', what: 'name', count: 1 }]));
  });

  it('to whoever asked with all that is hers', async () => {
    const { document } = await disclose('party');
    for (const one of ['Zaragoza', 'Valladolid', 'Anna Ek', 'anna.ek@example.se', 'Pamplona', 'Granada', anna.id]) expect(document).toContain(one);
    for (const one of ['Cordoba', sam.id]) expect(document).not.toContain(one);
  });

  it('to an authority as it is, where a law is named', async () => {
    expect(await refusal(disclose('authority'))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'legalGround' }] });
    const { document, disclosure } = await disclose('authority', { legalGround: 'RB 27 kap. 1 §' });
    for (const one of personal()) expect(document).toContain(one);
    expect(disclosure).toMatchObject({ masks: [], legalGround: 'RB 27 kap. 1 §' });
  });

  it('as a series with what its occurrences have in common said once', async () => {
    const series = { spaceId: house.space.room, start: thursday('15:00'), end: thursday('16:00'), rrule: 'FREQ=WEEKLY;COUNT=4', title: 'Kör', people: 2 };
    const { occurrences } = await anna.call(requestSeries, series);
    const { caseId } = await sam.call(approveBooking, { bookingId: occurrences[0]!.bookingId });
    const given = JSON.parse((await disclose('party', { caseId })).document);
    expect(given.bookings.common).toMatchObject({ title: 'Kör', applicantId: anna.id });
    expect(given.bookings.each).toHaveLength(4);
    expect(given.history).toMatchObject([{ change: 'request', of: { length: 4 } }, { change: 'approve', of: { length: 1 } }]);
  });

  it('by registrars and administrators alone, of what is there', async () => {
    for (const role of ['visitor', 'booker', 'reception', 'staff'] as const)
      expect(await refusal(house.house.as(role).call(discloseCase, { caseId: hers.caseId, recipientKind: 'anyone', recipient: 'x' }))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(disclose('anyone', { caseId: newId() }))).toMatchObject({ code: 'case.not-found' });
  });
});

const list = async () => (await house.house.as('admin').call(listDisclosures, { caseId: hers.caseId })).items;

describe('who was given what', () => {
  it('is on record with the digest of what was given', async () => {
    const registrar = house.house.as('registrar');
    const { document, disclosure } = await registrar.call(discloseCase, { caseId: hers.caseId, recipientKind: 'party', recipient: 'Den sökande' });
    expect(disclosure.digest).toBe(createHash('sha256').update(document).digest('hex'));
    expect((await list())[0]).toEqual({ ...disclosure, applicantId: anna.id, by: registrar.id, recipient: 'Den sökande', caseNumber: hers.caseNumber });
    expect(await list()).toHaveLength(4);
    expect(await refusal(house.house.as('staff').call(listDisclosures, {}))).toMatchObject({ code: 'actor.not-permitted' });
  });

  it('cannot be changed or removed by the service’s own login', async () => {
    const tables = house.house.database('booking');
    for (const statement of [sql`update disclosures set recipient = 'x'`, sql`delete from disclosures`, sql`truncate disclosures`])
      await expect(tables.execute(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await list()).toHaveLength(4);
  });

  it('goes when its rule says so, and that it did is on record; of a registrar who is erased her id alone', async () => {
    const tables = house.house.database('booking');
    const registrar = house.house.as('registrar');
    await registrar.call(discloseCase, { caseId: hers.caseId, recipientKind: 'anyone', recipient: 'Arkivet' });
    await tables.execute(sql`
      insert into disclosures (id, case_id, case_number, at, recipient_kind, recipient, digest, masks)
      values (${newId()}, ${hers.caseId}, ${hers.caseNumber}, '2015-01-01', 'anyone', 'Länge sedan', sha256('x'), '[]')`);
    await house.house.running[0]!.context.get(RetentionWorker).run();
    expect((await list()).map(({ recipient }) => recipient)).not.toContain('Länge sedan');
    expect((await registrar.call(listCaseRemovals, { caseNumber: hers.caseNumber })).items).toMatchObject([{ kind: 'disclosure-log', count: 1 }]);
    await house.house.tell(personErased, { aggregateId: registrar.id, data: { personId: registrar.id } });
    await eventually('she is forgotten', async () => (await house.house.told(personForgotten.booking))[0]);
    expect((await list())[0]).toMatchObject({ recipient: 'Arkivet', by: null });
  });
});
