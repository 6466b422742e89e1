import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, declineBooking, listCaseTexts, listReasons, releaseText, requestSeries, searchRegister, showRegisterEntry, personErased,
  personForgotten, postMessage, withdrawBooking, withdrawRelease, type BookingView, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { refusal, thursday } from './hall.js';
import { openRegister, type Register } from './register-house.js';

let house: Register;
let museum: string;
let anna: ReturnType<Register['house']['as']>;
let hers: BookingView;
let traders: BookingView;
let theirs: BookingView;

beforeAll(async () => {
  house = await openRegister();
  museum = await house.organisation('Stadsmuseet i Parken');
  const trader = await house.organisation('Zaragoza Ek Bygg', 'sole-trader');
  anna = house.house.as('booker');
  hers = await house.ask(8, { as: anna, title: 'Samtal Zaragoza', purpose: 'Zaragoza vill prata om Valladolid' });
  house.house.clock.advance('PT1M');
  traders = await house.ask(9, { organisationId: trader, title: 'Zaragoza möte' });
  house.house.clock.advance('PT1M');
  theirs = await house.ask(10, { organisationId: museum, title: 'Utställning Zaragoza' });
  house.house.clock.advance('PT1M');
});
afterAll(() => house.house.close());

const visitor = () => house.house.as('visitor');
const registrar = () => house.house.as('registrar');
const search = async (input: RawInputOf<typeof searchRegister>) => (await visitor().call(searchRegister, input)).items.map(({ number }) => number);
const of = () => ({ caseId: hers.caseId, field: 'purpose' as const, sourceId: hers.id });
const show = (number: string) => visitor().call(showRegisterEntry, { number });

describe('anybody', () => {
  it('sees each request, the newest first, a page at a time', async () => {
    const all = await search({});
    expect(all).toEqual([theirs, traders, hers].map(({ caseNumber }) => caseNumber));
    const first = await visitor().call(searchRegister, { limit: 2 });
    expect(first.items).toHaveLength(2);
    const rest = await visitor().call(searchRegister, { limit: 2, after: first.next! });
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual(all);
    expect(rest.next).toBeNull();
    expect(await refusal(visitor().call(searchRegister, { after: 'x' }))).toMatchObject({ code: 'input.invalid' });
  });

  it('is told of organisations by name, and of people, sole traders among them, without', async () => {
    const { items } = await visitor().call(searchRegister, {});
    expect(items.map(({ applicantKind, organisationName }) => [applicantKind, organisationName])).toEqual([
      ['organisation', 'Stadsmuseet i Parken'],
      ['private-person', null],
      ['private-person', null],
    ]);
    expect(items[2]).toEqual({
      id: hers.caseId, number: hers.caseNumber, receivedAt: '2026-11-20T10:00:00Z', kind: 'booking', applicantKind: 'private-person',
      organisationName: null, space: { id: house.space.room, name: { sv: 'Room sv', en: 'Room' }, siteId: house.siteId }, start: hers.start,
      end: hers.end, timeZone: 'Europe/Stockholm', occurrences: 1, state: 'requested', decidedAt: null, ground: null,
    });
  });

  it('finds nobody by her name, her title or her purpose, and is told none of them', async () => {
    for (const q of ['Zaragoza', 'zaragoza ek', 'Valladolid', 'Samtal', anna.id]) expect(await search({ q })).toEqual([]);
    const answers = JSON.stringify([await visitor().call(searchRegister, {}), await Promise.all([hers, traders, theirs].map(({ caseNumber }) => show(caseNumber)))]);
    for (const secret of ['Zaragoza', 'Valladolid', 'Samtal', 'Utställning', anna.id, traders.organisationId!]) expect(answers).not.toContain(secret);
  });

  it('finds a request by its number, its organisation and its space', async () => {
    const number = theirs.caseNumber;
    for (const q of [number, number.toLowerCase(), number.replace(' ', '-'), number.slice(4), 'stadsmuseet', 'MUSEET I PARKEN']) expect(await search({ q })).toEqual([number]);
    expect(await search({ q: 'Room' })).toHaveLength(3);
    for (const q of ['Room', 'museet']) {
      expect(await search({ q, spaceId: house.space.hall })).toEqual([]);
      expect(await search({ q, siteId: house.siteId })).toContain(number);
      expect(await search({ q, siteId: newId() })).toEqual([]);
    }
    // What LIKE would take for any word is none here.
    for (const q of ['%%', '__', 'museet_', "';--", '\\\\', ':*', '& |']) expect(await search({ q })).toEqual([]);
  });

  it('narrows by when it was received, state, kind and place', async () => {
    const numbers = { hers: hers.caseNumber, traders: traders.caseNumber, theirs: theirs.caseNumber };
    expect(await search({ from: '2026-11-20T10:01:00Z' })).toEqual([numbers.theirs, numbers.traders]);
    expect(await search({ to: '2026-11-20T10:01:00Z' })).toEqual([numbers.hers]);
    expect(await search({ from: '2026-11-20T10:01:00Z', to: '2026-11-20T10:02:00Z', q: 'room' })).toEqual([numbers.traders]);
    expect(await search({ state: 'approved' })).toEqual([]);
    expect(await search({ state: 'requested', q: 'museet' })).toEqual([numbers.theirs]);
    expect(await search({ kind: 'series' })).toEqual([]);
    expect(await search({ siteId: house.siteId })).toHaveLength(3);
    expect(await search({ siteId: newId() })).toEqual([]);
    expect(await search({ spaceId: house.space.hall, state: 'requested' })).toEqual([]);
  });
});

describe('what was decided', () => {
  it('stands with its ground, and not with the words that were given', async () => {
    const staff = house.house.as('staff');
    const [declined, approved, withdrawn] = [await house.ask(11), await house.ask(12), await house.ask(13, { as: anna })];
    const { reasons } = await staff.call(listReasons, {});
    const reason = reasons.find(({ kind, isOther }) => kind === 'decline' && !isOther)!;
    await staff.call(declineBooking, { bookingId: declined.id, reasonId: reason.id, reason: 'Inte Zaragoza igen' });
    await staff.call(approveBooking, { bookingId: approved.id });
    await anna.call(withdrawBooking, { bookingId: withdrawn.id });

    const shown = await show(declined.caseNumber);
    expect(shown.entry).toMatchObject({ state: 'declined', decidedAt: expect.any(String), ground: { kind: 'listed-reason', reason: reason.text } });
    expect(shown.decisions).toEqual([
      { at: declined.requestedAt, change: 'request', state: 'requested', spaceId: declined.spaceId, start: declined.start, end: declined.end, occurrences: 1, ground: null, rulesVersion: 1 },
      expect.objectContaining({ change: 'decline', state: 'declined', ground: { kind: 'listed-reason', reason: reason.text }, rulesVersion: 1 }),
    ]);
    expect(JSON.stringify(shown)).not.toContain('Zaragoza');
    expect((await show(approved.caseNumber)).entry).toMatchObject({ state: 'approved', ground: { kind: 'assessment', reason: null } });
    expect((await show(withdrawn.caseNumber)).entry).toMatchObject({ state: 'withdrawn', ground: { kind: 'applicant', reason: null } });
    expect(await search({ q: reason.text.sv })).toEqual([declined.caseNumber]);
    expect(await search({ q: reason.text.en, state: 'approved' })).toEqual([]);
    expect(await search({ state: 'withdrawn' })).toEqual([withdrawn.caseNumber]);
  });

  it('of a series is one entry', async () => {
    const series = { spaceId: house.space.room, start: thursday('15:00'), end: thursday('16:00'), rrule: 'FREQ=WEEKLY;COUNT=3', title: 'Kör', people: 2 };
    await anna.call(requestSeries, series);
    const { items } = await visitor().call(searchRegister, { kind: 'series' });
    expect(items).toMatchObject([{ kind: 'series', occurrences: 3, state: 'requested' }]);
    expect((await show(items[0]!.number)).decisions).toMatchObject([{ change: 'request', occurrences: 3, start: items[0]!.start, end: items[0]!.end }]);
  });

  it('of what is not in the diary is not found', async () => {
    for (const number of ['PRK 2026-999999', 'XYZ 2026-000001']) expect(await refusal(show(number))).toMatchObject({ code: 'case.not-found' });
    expect(await refusal(show('2026'))).toMatchObject({ code: 'input.invalid' });
  });
});

const release = (text: string) => registrar().call(releaseText, { ...of(), text });

describe('words', () => {
  it('are released by registrars and administrators alone', async () => {
    for (const role of ['visitor', 'booker', 'reception', 'staff'] as const)
      expect(await refusal(house.house.as(role).call(releaseText, { ...of(), text: 'prata om Valladolid' }))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await house.house.as('admin').call(releaseText, { ...of(), field: 'title', text: 'Samtal ▇' })).toMatchObject({ version: 1 });
  });

  it('are public from when they are released, as they are masked, and found by word', async () => {
    expect(await refusal(release('Anna vill prata om Valladolid'))).toMatchObject({ code: 'release.not-in-original' });
    await release('▇ vill prata om Valladolid');
    const { texts } = await show(hers.caseNumber);
    expect(texts.map(({ field, text, version }) => [field, text, version])).toEqual([['title', 'Samtal ▇', 1], ['purpose', '▇ vill prata om Valladolid', 1]]);
    for (const q of ['valladolid', 'Valla', 'prata vill']) expect(await search({ q })).toEqual([hers.caseNumber]);
    expect(await search({ q: 'valladolid', state: 'declined' })).toEqual([]);
    expect(await search({ q: 'Zaragoza' })).toEqual([]);
  });

  it('stay as they were published whatever becomes of the original, each version kept with who and when', async () => {
    await house.house.database('booking').execute(sql`update bookings set purpose = 'Något annat' where id = ${hers.id}`);
    expect((await show(hers.caseNumber)).texts[1]).toMatchObject({ text: '▇ vill prata om Valladolid' });
    const second = registrar();
    await second.call(releaseText, { ...of(), text: 'Något ▇' });
    expect((await show(hers.caseNumber)).texts).toHaveLength(2);
    expect(await search({ q: 'valladolid' })).toEqual([]);
    const { texts, applicantId } = await second.call(listCaseTexts, { caseId: hers.caseId });
    expect(applicantId).toBe(anna.id);
    expect(texts.find(({ field }) => field === 'purpose')).toMatchObject({
      original: 'Något annat',
      releases: [
        { version: 1, text: '▇ vill prata om Valladolid', endedAt: expect.any(String), endedBy: second.id },
        { version: 2, text: 'Något ▇', releasedBy: second.id, endedAt: null, endedBy: null },
      ],
    });
    const tables = house.house.database('booking');
    await expect(tables.execute(sql`update released_texts set text = 'x' where case_id = ${hers.caseId}`)).rejects.toMatchObject({ constraint: 'released_texts_stay' });
  });

  it('are withdrawn, and are found no more', async () => {
    expect(await registrar().call(withdrawRelease, of())).toMatchObject({ version: 2, endedAt: expect.any(String) });
    expect(await refusal(registrar().call(withdrawRelease, of()))).toMatchObject({ code: 'release.not-found' });
    expect((await show(hers.caseNumber)).texts.map(({ field }) => field)).toEqual(['title']);
    expect(await search({ q: 'något' })).toEqual([]);
  });

  it('of a thread are released as any, but for notes that only staff see', async () => {
    const staff = house.house.as('staff');
    const { message } = await anna.call(postMessage, { caseId: hers.caseId, text: 'Vi är Barcelona, och kommer med båt' });
    const { message: note } = await staff.call(postMessage, { caseId: hers.caseId, text: 'Hon är från Girona', isInternal: true });
    expect(await search({ q: 'båt' })).toEqual([]);
    expect((await registrar().call(listCaseTexts, { caseId: hers.caseId })).texts.at(-1)).toEqual({ field: 'message', sourceId: message.id, original: 'Vi är Barcelona, och kommer med båt', releases: [] });
    const words = { caseId: hers.caseId, field: 'message' as const };
    await registrar().call(releaseText, { ...words, sourceId: message.id, text: 'Vi är ▇, och kommer med båt' });
    expect(await refusal(registrar().call(releaseText, { ...words, sourceId: note.id, text: 'Hon är från ▇' }))).toMatchObject({ code: 'release.text-missing' });
    expect(await search({ q: 'båt' })).toEqual([hers.caseNumber]);
    expect(JSON.stringify(await show(hers.caseNumber))).not.toMatch(/Barcelona|Girona/);
    await registrar().call(withdrawRelease, { ...words, sourceId: message.id });
  });

  it('of one case cannot be released in another', async () => {
    expect(await refusal(registrar().call(releaseText, { ...of(), sourceId: theirs.id, text: 'Utställning ▇' }))).toMatchObject({ code: 'release.text-missing' });
    expect(await refusal(registrar().call(releaseText, { ...of(), caseId: newId(), text: 'x' }))).toMatchObject({ code: 'case.not-found' });
  });

  it('of a person who is erased are published no more, nor kept; what an organisation keeps is', async () => {
    await release('Något annat');
    await registrar().call(releaseText, { caseId: theirs.caseId, field: 'title', sourceId: theirs.id, text: 'Utställning ▇' });
    for (const personId of [anna.id, theirs.applicantId!]) await house.house.tell(personErased, { aggregateId: personId, data: { personId } });
    await eventually('both are forgotten', async () => (await house.house.told(personForgotten.booking)).length === 2);
    const shown = await show(hers.caseNumber);
    expect(shown).toMatchObject({ entry: { state: 'withdrawn', applicantKind: 'private-person' }, texts: [], decisions: [{ change: 'request' }, { change: 'withdraw' }] });
    expect((await show(theirs.caseNumber)).texts).toMatchObject([{ text: 'Utställning ▇' }]);
    const { texts } = await registrar().call(listCaseTexts, { caseId: hers.caseId });
    expect(texts.flatMap(({ original, releases }) => [original, ...releases.map(({ text }) => text)])).toEqual(texts.flatMap(({ releases }) => [null, ...releases.map(() => '[raderad / erased]')]));
    expect(texts).toHaveLength(3);
  });
});
