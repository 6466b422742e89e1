import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  agreementAboutToEnd, agreementActivated, agreementEnded, agreementPartySigned, agreementSent, agreementSigned, agreementTerminated, agreementWithdrawn,
  eventLostItsSpace, listDeliveries, registrationAnonymised, registrationCancelled, registrationConfirmed, registrationLapsed, registrationMoved,
  registrationOffered, registrationWaitlisted, registrationWithdrawn, visitCancelled, visitExpected, visitMoved, visitorArrived,
} from '#contracts';
import { eventually } from '#testing';
import { correspondence } from './correspondence.js';
import { aRegistration, aVisit, anAgreement, anEvent, friday, thursday } from './facts.js';
import { NotifiedHouse, type Person } from './notified-house.js';
import { aPass, OwnersStandIn, tokenOf } from './owners.js';
import { eventOf, passIn } from './reading.js';

let here: NotifiedHouse;
let owners: OwnersStandIn;
let maja: Person;
let john: Person;
let host: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
  owners = new OwnersStandIn(here.house);
  await owners.come();
});
afterAll(async () => {
  await owners.leave();
  await here.close();
});

const phone = () => `+4670${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
beforeEach(async () => {
  [maja, john, host] = await Promise.all([
    here.person({ name: 'Maja Öst', phone: phone(), smsWanted: true }),
    here.person({ name: 'John Doe', phone: phone(), language: 'en' }),
    here.person({ name: 'Vera Värd', phone: phone(), smsWanted: true }),
  ]);
});

const { tell, deliveriesAbout, told } = correspondence(() => here);

const offer = { state: 'offered', offerExpiresAt: '2026-11-23T11:00:00Z' } as const;
const link = (id: string) => `https://parken.example/r/${tokenOf('registration', id)}`;

describe.each([
  [registrationConfirmed, {}, 'Du har en plats', 'You have a seat', true, true],
  [registrationWaitlisted, { state: 'waiting', place: 3 }, 'Du står på väntelistan', 'You are on the waiting list', true, false],
  [registrationOffered, offer, 'En plats är ledig för dig', 'A seat is free for you', true, true],
  [registrationLapsed, { state: 'lapsed' }, 'Platsen har gått vidare', 'The seat has gone to somebody else', false, true],
  [registrationWithdrawn, { state: 'withdrawn' }, 'Du har lämnat återbud', 'You have given up your registration', false, false],
  [registrationMoved, { state: 'waiting', event: friday }, 'Evenemanget har flyttats', 'The event has been moved', true, true],
  [registrationCancelled, { state: 'cancelled', event: { reason: 'Föreläsaren är sjuk.' } }, 'Evenemanget är inställt', 'The event is cancelled', false, true],
] as const)('$type', (fact, differences, sv, en, hasLink, bySms) => {
  test('is told the attendee in her language by mail, and by SMS where she asked for that when she registered', async () => {
    // What each of them wants in general is the opposite of what they asked for here.
    const [hers, his] = [aRegistration(maja, differences), aRegistration(john, { ...differences, bySms: true })];
    for (const { registrationId: id, event } of [hers, his]) owners.passes.set(id, await aPass({ id, siteId: event.siteId!, start: event.start, end: event.end }));
    await Promise.all([tell(fact, hers.registrationId, hers), tell(fact, his.registrationId, his)]);

    const toMaja = await told(maja, hers.registrationId, 1);
    expect(toMaja.mail.subject).toBe(`${sv}: Klimatdialog om värmeplanen`);
    expect(toMaja.mail.text).toContain('Hej Maja Öst!');
    expect(toMaja.mail.text).toContain('kl. 13.00–15.00');
    expect(toMaja.mail.text!.includes(link(hers.registrationId))).toBe(hasLink);
    expect(toMaja.texts).toEqual([]);
    const toJohn = await told(john, his.registrationId, bySms ? 2 : 1);
    expect(toJohn.mail.subject).toBe(`${en}: Climate dialogue on heating`);
    expect(toJohn.mail.html).toContain('13:00–15:00');
    expect(toJohn.texts).toHaveLength(bySms ? 1 : 0);
  });
});

test('a confirmation brings the pass as a picture that a door can read, a link to it, and an invitation', async () => {
  const registration = aRegistration(maja, { bySms: true });
  const { registrationId: id, event } = registration;
  const pass = await aPass({ id, siteId: event.siteId!, start: event.start, end: event.end });
  owners.passes.set(id, pass);
  await tell(registrationConfirmed, id, registration);
  const { mail, texts } = await told(maja, id, 2);
  expect(passIn(mail)).toBe(pass);
  expect(mail.text).toContain(`https://parken.example/p/${tokenOf('pass', id)}`);
  expect(mail.text).toContain('Stora salen, Parken');
  expect(eventOf(mail)).toEqual({ method: 'REQUEST', uid: `${id}@parken`, sequence: 1, start: '2026-11-26T12:00:00.000Z' });
  expect(texts).toEqual([expect.stringContaining(`https://parken.example/p/${tokenOf('pass', id)}`)]);
});

test('whoever follows online gets the link to it, and no pass', async () => {
  const place = { attendance: 'online', siteId: null, siteName: null, address: null, spaceId: null, spaceName: null } as const;
  const registration = aRegistration(john, { event: place });
  owners.onlineUrls.set(registration.registrationId, 'https://video.example/klimat');
  await tell(registrationConfirmed, registration.registrationId, registration);
  const { mail } = await told(john, registration.registrationId, 1);
  expect(passIn(mail)).toBeUndefined();
  expect(mail.text).toContain('Follow online:\nhttps://video.example/klimat');
  expect(mail.text).toContain('Where: Online');
  expect(eventOf(mail)).toMatchObject({ method: 'REQUEST' });
});

test('an event that has lost its space lets nobody wait for a pass that cannot be made', async () => {
  const registration = aRegistration(john, { event: { siteId: null, siteName: null, address: null, spaceId: null, spaceName: null } });
  await tell(registrationConfirmed, registration.registrationId, registration);
  const { mail } = await told(john, registration.registrationId, 1);
  expect(passIn(mail)).toBeUndefined();
  expect(mail.text).toContain('Where: To be announced');
});

test('an offer names its deadline in local words, by mail and by SMS, with the link to accept it', async () => {
  const registration = aRegistration(maja, { ...offer, bySms: true });
  const { registrationId: id } = registration;
  await tell(registrationOffered, id, registration);
  const { mail, texts } = await told(maja, id, 2);
  expect(mail.text).toContain('om du tackar ja senast måndag 23 november 2026 kl. 12.00.');
  expect(mail.text).toContain(`Tacka ja till platsen:\n${link(id)}`);
  expect(texts.map((text) => text.split('\n')[0])).toEqual([`En plats är ledig för dig: Klimatdialog om värmeplanen, 26/11 13.00-15.00, Stora salen. Tacka ja senast 23/11 12.00: ${link(id)} /Parken`]);
});

test('a moved event brings where it was before, a new pass and a newer invitation; its cancellation takes the entry back and says why', async () => {
  const registration = aRegistration(maja);
  const { registrationId: id, event } = registration;
  const siteId = event.siteId!;
  owners.passes.set(id, await aPass({ id, siteId, ...thursday }));
  await tell(registrationConfirmed, id, registration);
  await told(maja, id, 1);

  // The visitors' service hears of it after us: its pass is still for Thursday.
  const moved = { ...registration, event: { ...event, ...friday, spaceName: { sv: 'Lilla salen', en: 'Small hall' } }, version: 2 };
  await tell(registrationMoved, id, moved);
  const waiting = () => here.house.as('staff').call(listDeliveries, { about: id, state: 'queued' });
  await eventually('it waits for the new pass', async () => (await waiting()).items[0]?.attempts === 1);
  expect((await waiting()).items[0]).toMatchObject({ lastError: null });
  const pass = await aPass({ id, siteId, ...friday });
  owners.passes.set(id, pass);
  here.clock.advance('PT1S');
  const { mail } = await told(maja, id, 2, 2);
  expect(passIn(mail)).toBe(pass);
  expect(mail.text).toContain('Tidigare: torsdag 26 november 2026 kl. 13.00–15.00, Stora salen');
  expect(eventOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 2, start: '2026-11-27T12:00:00.000Z' });

  await tell(registrationCancelled, id, { ...moved, state: 'cancelled', event: { ...moved.event, reason: 'Föreläsaren är sjuk.' }, version: 3 });
  const last = await told(maja, id, 3, 3);
  expect(last.mail.text).toContain('> Föreläsaren är sjuk.');
  expect(eventOf(last.mail)).toMatchObject({ method: 'CANCEL', uid: `${id}@parken`, sequence: 3 });
});

test('a registration that is anonymised, and an attendee’s or a walk-in’s visit, are told to nobody', async () => {
  const registration = aRegistration(maja, { version: 4 });
  await tell(registrationAnonymised, registration.registrationId, registration);
  const visits = [aVisit(maja, null, { kind: 'attendee' }), aVisit(maja, null, { kind: 'walk-in' })];
  for (const visit of visits) await tell(visitExpected, visit.visitId, visit);
  const next = aRegistration(maja, { state: 'withdrawn' });
  await tell(registrationWithdrawn, next.registrationId, next);
  await told(maja, next.registrationId, 1);
  for (const about of [registration.registrationId, ...visits.map(({ visitId }) => visitId)]) expect(await deliveriesAbout(about)).toEqual([]);
});

describe('guests', () => {
  test('a guest hears who invites her, and gets her pass and an invitation', async () => {
    const visit = aVisit(maja, host);
    const { visitId: id, siteId } = visit;
    const pass = await aPass({ id, siteId, ...thursday });
    owners.passes.set(id, pass);
    await tell(visitExpected, id, visit);
    const { mail, texts } = await told(maja, id, 2);
    expect(mail.subject).toBe('Välkommen till Parken: Möte om värmeplanen');
    expect(mail.text).toContain('Vera Värd har bjudit in dig till Parken');
    expect(mail.text).toContain('torsdag 26 november 2026 kl. 13.00–15.00');
    expect(passIn(mail)).toBe(pass);
    expect(eventOf(mail)).toMatchObject({ method: 'REQUEST', uid: `${id}@parken` });
    expect(texts).toEqual([expect.stringMatching(/^Vera Värd har bjudit in dig: .*\/p\/pass-/)]);
  });

  test('a guest hears that her visit has been moved, and that it is cancelled, in her language', async () => {
    const visit = aVisit(john, host);
    const { visitId: id, siteId } = visit;
    owners.passes.set(id, await aPass({ id, siteId, ...thursday }));
    await tell(visitExpected, id, visit);
    await told(john, id, 1);
    const moved = { expectedFrom: friday.start, expectedUntil: friday.end };
    owners.passes.set(id, await aPass({ id, siteId, ...friday }));
    await tell(visitMoved, id, { ...visit, ...moved, version: 2 });
    const second = await told(john, id, 2, 2);
    expect(second.mail.subject).toBe('Your visit has been moved: Meeting on heating');
    expect(second.mail.text).toContain('Thursday 26 November 2026, 13:00–15:00');
    expect(passIn(second.mail)).toBe(owners.passes.get(id));
    await tell(visitCancelled, id, { ...visit, ...moved, state: 'cancelled', version: 3 });
    const cancelled = await told(john, id, 3, 3);
    expect(cancelled.mail.subject).toBe('Your visit is cancelled: Meeting on heating');
    expect(passIn(cancelled.mail)).toBeUndefined();
    expect(eventOf(cancelled.mail)).toMatchObject({ method: 'CANCEL', sequence: 3 });
  });

  test('a guest who has heard nothing yet hears of a move as an invitation, and nothing of a cancellation', async () => {
    const visit = aVisit(john, host, { version: 2 });
    const { visitId: id, siteId } = visit;
    owners.passes.set(id, await aPass({ id, siteId, ...thursday }));
    await tell(visitMoved, id, visit);
    const { mail } = await told(john, id, 1);
    expect(mail.subject).toBe('Welcome to The Park: Meeting on heating');
    const other = aVisit(john, host, { state: 'cancelled', version: 2 });
    await tell(visitCancelled, other.visitId, other);
    await eventually('it is suppressed', async () => (await deliveriesAbout(other.visitId)).map(({ state }) => state).join() === 'suppressed');
    expect(here.post.to(john.email)).toHaveLength(1);
  });

  test('the host hears who has come, by mail and SMS, and once only', async () => {
    const visit = aVisit(maja, host, { state: 'inside', arrivedAt: here.clock.now().toString(), version: 2 });
    owners.visitors.set(visit.visitId, { visitorName: 'Maja Öst', visitorOrganisation: 'Bergs Bygg AB' });
    await tell(visitorArrived, visit.visitId, visit);
    const { mail, texts } = await told(host, visit.visitId, 2);
    expect(mail.subject).toBe('Din gäst Maja Öst har kommit');
    expect(mail.text).toContain('Vem: Maja Öst, Bergs Bygg AB');
    expect(texts).toEqual([expect.stringMatching(/^Din gäst Maja Öst har kommit: Möte om värmeplanen/)]);
    await tell(visitorArrived, visit.visitId, { ...visit, version: 4 });
    const next = aRegistration(maja, { state: 'withdrawn' });
    await tell(registrationWithdrawn, next.registrationId, next);
    await told(maja, next.registrationId, 1);
    await told(host, visit.visitId, 2);
  });

  test('that a guest has come is not told more than an hour later, and the list says why', async () => {
    const visit = aVisit(maja, host, { state: 'inside', arrivedAt: here.clock.now().subtract('PT1H').toString(), version: 2 });
    await tell(visitorArrived, visit.visitId, visit);
    const late = await eventually('it is suppressed', async () => {
      const { items } = await here.house.as('staff').call(listDeliveries, { about: visit.visitId, state: 'suppressed' });
      return items.length === 2 && items;
    });
    expect(late.map(({ lastError }) => lastError)).toEqual([expect.stringContaining('too late'), expect.stringContaining('too late')]);
    expect(here.post.to(host.email)).toEqual([]);
  });
});

describe.each([
  [agreementSent, {}, 'Dags att skriva under', 'Please sign', true],
  [agreementSigned, { state: 'signed' }, 'Alla har skrivit under', 'Everybody has signed', false],
  [agreementAboutToEnd, { state: 'active' }, 'Avsiktsförklaringen löper ut 30 november 2027', 'The letter of intent ends on 30 November 2027', false],
  [agreementTerminated, { state: 'terminated', reason: 'Projektet är slut.' }, 'Avsiktsförklaringen har sagts upp', 'The letter of intent has been terminated', true],
  [agreementWithdrawn, { state: 'withdrawn', reason: 'Ny lydelse.' }, 'Avsiktsförklaringen har dragits tillbaka', 'The letter of intent has been withdrawn', true],
] as const)('$type', (fact, differences, sv, en, bySms) => {
  test('is told each of those who sign, in her language, once', async () => {
    const agreement = anAgreement([maja, john, maja], differences);
    const { agreementId: id, parties } = agreement;
    for (let time = 0; time < 5; time++) await tell(fact, id, agreement);
    const [hers, his] = [await told(maja, id, bySms ? 2 : 1), await told(john, id, 1)];
    expect(hers.mail.subject).toBe(`${sv}: Tysta leveranser i Oceanhamnen`);
    expect(his.mail.subject).toBe(`${en}: Tysta leveranser i Oceanhamnen`);
    expect(hers.mail.text).toContain('reason' in differences ? `> ${differences.reason}` : 'Gäller: 1 december 2026 – 30 november 2027');
    expect(hers.texts).toHaveLength(bySms ? 1 : 0);
    const links = parties.map(({ partyId }) => `https://parken.example/s/${tokenOf('signing', partyId)}`);
    const found = (text: string) => links.filter((link) => text.includes(link));
    expect([found(hers.mail.text!), found(his.mail.text!)]).toEqual(fact === agreementSent ? [[links[0], links[2]], [links[1]]] : [[], []]);
  });
});

test('that one party has signed, and that days come and go which an agreement has named, is told to nobody', async () => {
  const agreement = anAgreement([maja]);
  const { agreementId: id } = agreement;
  for (const fact of [agreementPartySigned, agreementActivated, agreementEnded]) await tell(fact, id, { ...agreement, version: 3 });
  await tell(agreementSigned, id, { ...agreement, version: 4 });
  await told(maja, id, 1);
  expect(await deliveriesAbout(id)).toHaveLength(1);
});

test.each([
  ['sv', 'Evenemanget saknar lokal: Klimatdialog om värmeplanen', 'Ge evenemanget en annan lokal'],
  ['en', 'The event has no space: Climate dialogue on heating', 'Give the event another space'],
] as const)('whoever arranges an event that has lost its space is told in %s', async (language, subject, advice) => {
  const organiser = await here.person({ language, phone: phone(), smsWanted: true });
  const event = anEvent({ organiserId: organiser.id, spaceState: 'lost', spaceId: null, spaceName: null });
  await tell(eventLostItsSpace, event.eventId, event);
  const { mail, texts } = await told(organiser, event.eventId, 2);
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(advice);
  expect(texts).toHaveLength(1);
});
