import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  agreementAnonymised, agreementSent, agreementWithdrawn, bookingApproved, eventLostItsSpace, listDeliveries, personErased, personForgotten, registrationConfirmed, registrationOffered, registrationWithdrawn, revealDoorCode, visitExpected, visitorArrived,
  type FactContract,
} from '#contracts';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { builtTo, buildService, startChild, type Child } from './child-service.js';
import { aRegistration, aVisit, anAgreement, anEvent, friday, thursday } from './facts.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';
import { aPass, OwnersStandIn, tokenOf } from './owners.js';
import { eventOf, passIn } from './reading.js';
import { StandIn } from './stand-in.js';

let main: string;
let here: NotifiedHouse;
let owners: OwnersStandIn;
let child: Child | undefined;

beforeAll(() => {
  main = buildService();
});
afterAll(() => rmSync(builtTo, { recursive: true, force: true }));
beforeEach(() => {
  child = undefined;
});
afterEach(async () => {
  child?.process.kill('SIGKILL');
  await owners.leave();
  await here.close();
});

async function open(options: Parameters<typeof NotifiedHouse.open>[0] = {}): Promise<void> {
  here = await NotifiedHouse.open(options);
  owners = new OwnersStandIn(here.house);
}

const tell = (fact: FactContract, id: string, data: { version: number; [more: string]: unknown }) =>
  here.house.tell(fact, { aggregateId: id, aggregateVersion: data.version, data });
const deliveries = async (about: string) => (await here.house.as('staff').call(listDeliveries, { about })).items.toReversed();
const mailsTo = ({ email }: Person, count: number) =>
  eventually(`${count} mails`, () => here.post.to(email).length === count && here.post.to(email), { timeoutMs: 20_000 });

async function everythingKept(): Promise<string> {
  const tables = await here.database.query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'notifications'`);
  const rows = await Promise.all(tables.map(({ name }) => here.database.query(sql`select t::text as row from ${raw(name)} t`)));
  return JSON.stringify(rows);
}

test('passes, links and the names of arrived guests are in mails and SMS, and in no table and no line of the log', async () => {
  await open({ replicas: 0 });
  await owners.come();
  child = await startChild(main, { ...here.house.environment('notifications'), LOG_LEVEL: 'trace' });
  const anna = await here.person({ phone: '+46701230000', smsWanted: true });
  // The child goes by the real clock; it is not time yet to remind of anything.
  const now = Date.now();
  const soon = { start: new Date(now + 3 * 86_400_000).toISOString(), end: new Date(now + 3 * 86_400_000 + 3_600_000).toISOString() };
  const registration = aRegistration(anna, { bySms: true, event: soon });
  const offered = aRegistration(anna, { bySms: true, state: 'offered', offerExpiresAt: soon.start, event: soon });
  const visit = aVisit({ id: anna.id }, null, { expectedFrom: soon.start, expectedUntil: soon.end });
  const arrival = aVisit(null, anna, { state: 'inside', arrivedAt: new Date(now).toISOString() });
  const agreement = anAgreement([anna], { endsAt: soon.end });
  for (const [id, { siteId }] of [[registration.registrationId, registration.event], [visit.visitId, visit]] as const) {
    owners.passes.set(id, await aPass({ id, siteId: siteId!, ...soon }));
  }
  owners.visitors.set(arrival.visitId, { visitorName: 'Kaspar Gäst', visitorOrganisation: 'Gästabud AB' });
  await tell(registrationConfirmed, registration.registrationId, registration);
  await tell(registrationOffered, offered.registrationId, offered);
  await tell(visitExpected, visit.visitId, visit);
  await tell(visitorArrived, arrival.visitId, arrival);
  await tell(agreementSent, agreement.agreementId, agreement);

  await mailsTo(anna, 5);
  const texts = await eventually('five SMS', async () => (await here.texts(anna.phone!)).length === 5 && here.texts(anna.phone!));
  const sent = JSON.stringify([here.post.received.map(({ raw, text }) => [raw, text]), texts]);
  const everything = await everythingKept();
  const secrets = [
    tokenOf('pass', visit.visitId), tokenOf('pass', registration.registrationId), tokenOf('registration', offered.registrationId),
    tokenOf('signing', agreement.parties[0]!.partyId), 'Kaspar', 'Gästabud',
  ];
  expect(child.log()).toContain('a message is done with');
  // The operator is asked to keep no copy of what lets whoever has it act.
  const copies = await (await fetch(`${here.operatorUrl}/messages`)).text();
  expect(copies).toContain('Kaspar');
  for (const token of secrets.slice(0, 4)) expect(copies).not.toContain(token);
  for (const secret of secrets) {
    expect(sent).toContain(secret);
    for (const kept of [everything, child.log()]) expect(kept).not.toContain(secret);
  }
  for (const pass of owners.passes.values()) {
    expect(here.post.received.map(passIn)).toContain(pass);
    for (const kept of [everything, child.log()]) expect(kept).not.toContain(pass.split('.')[2]);
  }
});

test('the code of a door is in the SMS that reminds, and in no table, no line of the log and no log of the operator', async () => {
  await open({ replicas: 0 });
  await owners.come();
  child = await startChild(main, { ...here.house.environment('notifications'), LOG_LEVEL: 'trace' });
  const anna = await here.person({ phone: '+46701230001', smsWanted: true });
  // The child goes by the real clock: it is less than an hour until then.
  const now = Date.now();
  const times = { start: new Date(now + 1_800_000).toISOString(), end: new Date(now + 5_400_000).toISOString() };
  const doors = await StandIn.of(here.house, revealDoorCode, () => ({ code: '918273', ...times }));
  const booking = aBooking(anna, { state: 'approved', version: 2, ...times });
  await tell(bookingApproved, booking.bookingId, booking);
  const reminder = await eventually('she is reminded', async () => (await here.texts(anna.phone!)).find(({ message }) => message.includes('918273')));
  await eventually('that is written down', async () => (await deliveries(booking.bookingId)).some(({ kind, state }) => kind === 'booking-soon' && state === 'sent'));
  await doors.leave();
  expect(reminder.message).toContain('Dörrkod: 918273');
  const copies = await (await fetch(`${here.operatorUrl}/messages`)).text();
  expect(child.log()).toContain('booking-soon');
  for (const kept of [await everythingKept(), child.log(), copies]) expect(kept).not.toContain('918273');
});

test('while the visitors’ service is away the confirmation waits, others do not, and it comes once the service is back', async () => {
  await open();
  const [anna, berit] = [await here.person(), await here.person({ name: 'Berit' })];
  const registration = aRegistration(anna);
  const { registrationId: id, event } = registration;
  const pass = await aPass({ id, siteId: event.siteId!, ...thursday });
  for (let time = 0; time < 5; time++) await tell(registrationConfirmed, id, registration);
  const waiting = await eventually('it has been tried', async () => {
    const [first, ...more] = await deliveries(id);
    expect(more).toEqual([]);
    return first?.state === 'queued' && first.attempts === 1 && first;
  });
  expect(waiting.lastError).toMatch(/^(events|visitors) is away$/);
  const withdrawn = aRegistration(berit, { state: 'withdrawn' });
  await tell(registrationWithdrawn, withdrawn.registrationId, withdrawn);
  await mailsTo(berit, 1);
  expect(here.post.to(anna.email)).toEqual([]);

  owners.passes.set(id, pass);
  await owners.come();
  const [mail] = await eventually(
    'the confirmation comes',
    () => {
      here.clock.advance('PT15S');
      const received = here.post.to(anna.email);
      return received.length > 0 && received;
    },
    { timeoutMs: 20_000, everyMs: 200 },
  );
  expect(passIn(mail!)).toBe(pass);
  await eventually('it is over', async () => (await deliveries(id))[0]!.state === 'sent');
  expect(here.post.to(anna.email)).toHaveLength(1);
});

test('a pass that the visitors’ service makes a moment after us is asked for again within seconds, and nothing is shown as failed', async () => {
  await open();
  await owners.come();
  const anna = await here.person();
  const registration = aRegistration(anna);
  const { registrationId: id, event } = registration;
  await tell(registrationConfirmed, id, registration);
  const waiting = await eventually('it has been tried', async () => {
    const [first] = await deliveries(id);
    return first?.state === 'queued' && first.attempts === 1 && first;
  });
  expect(waiting).toMatchObject({ lastError: null, maybeTwice: false, nextAttemptAt: here.clock.now().add('PT1S').toString() });
  owners.passes.set(id, await aPass({ id, siteId: event.siteId!, ...thursday }));
  here.clock.advance('PT1S');
  await mailsTo(anna, 1);
  await eventually('it is sent', async () => (await deliveries(id))[0]!.state === 'sent');
});

test('a confirmation whose pass never came gives way to the withdrawal', async () => {
  await open();
  await owners.come();
  const anna = await here.person();
  const registration = aRegistration(anna);
  const { registrationId: id } = registration;
  await tell(registrationConfirmed, id, registration);
  await eventually('it has been tried', async () => (await deliveries(id))[0]?.attempts === 1);
  await tell(registrationWithdrawn, id, { ...registration, state: 'withdrawn', version: 2 });
  await eventually('both are in line', async () => (await deliveries(id)).length === 2);
  here.clock.advance('PT1S');
  const [mail] = await mailsTo(anna, 1);
  expect(mail!.subject).toContain('Du har lämnat återbud');
  // Her calendar has nothing that could be taken back.
  expect(eventOf(mail!)).toBeUndefined();
  expect(mail!.text).not.toContain('kalender');
  await eventually('both have ended', async () => (await deliveries(id)).map(({ state }) => state).join() === 'suppressed,sent');
});

test('a message for somebody who is not known yet waits for her', async () => {
  await open();
  await owners.come();
  const late = await here.person({ name: 'Sen Person', language: 'en' }, false);
  const registration = aRegistration(late, { state: 'waiting', place: 1 });
  await tell(registrationOffered, registration.registrationId, { ...registration, state: 'offered', offerExpiresAt: friday.start });
  await eventually('it is in line', async () => (await deliveries(registration.registrationId))[0]?.state === 'queued');
  await here.makeKnown(late);
  const [mail] = await mailsTo(late, 1);
  expect(mail!.subject).toContain('A seat is free for you');
});

test('of a host, a guest, an attendee, an organiser and somebody who signs nothing is left when they are erased, nor in what others were told', async () => {
  await open();
  await owners.come();
  const [erna, guest] = [await here.person({ name: 'Erna Raderad' }), await here.person({ name: 'Gäst' })];
  const visit = aVisit(guest, erna, { title: { sv: 'Ernas möte', en: 'Erna’s meeting' } });
  const waiting = aVisit(guest, erna, { title: { sv: 'Ernas fest', en: 'Erna’s party' } });
  owners.passes.set(visit.visitId, await aPass({ id: visit.visitId, siteId: visit.siteId, ...thursday }));
  const agreement = anAgreement([erna, guest]);
  await tell(visitExpected, visit.visitId, visit);
  await tell(visitExpected, waiting.visitId, waiting);
  await tell(agreementSent, agreement.agreementId, agreement);
  const registration = aRegistration(erna, { state: 'withdrawn' });
  await tell(registrationWithdrawn, registration.registrationId, registration);
  const event = anEvent({ organiserId: erna.id, title: { sv: 'Ernas vernissage', en: 'Erna’s vernissage' } });
  await tell(eventLostItsSpace, event.eventId, event);
  const hers = aVisit(erna, guest, { title: { sv: 'Erna hälsar på', en: 'Erna comes by' } });
  owners.passes.set(hers.visitId, await aPass({ id: hers.visitId, siteId: hers.siteId, ...thursday }));
  await tell(visitExpected, hers.visitId, hers);
  await mailsTo(guest, 2);
  await mailsTo(erna, 4);
  await eventually('one still waits', async () => (await deliveries(waiting.visitId))[0]?.attempts === 1);

  await here.house.tell(personErased, { aggregateId: erna.id, aggregateVersion: 2, data: { personId: erna.id } });
  await eventually('it is told', async () => (await here.house.told(personForgotten.notifications)).length === 1);
  const late = aVisit(guest, erna);
  owners.passes.set(late.visitId, await aPass({ id: late.visitId, siteId: late.siteId, ...thursday }));
  await tell(visitExpected, late.visitId, late);
  const [, , mail] = await mailsTo(guest, 3);
  expect(mail!.text).toContain('Du är bjuden till Parken');

  expect((await deliveries(waiting.visitId))[0]!.state).toBe('suppressed');
  await here.database.execute(sql`delete from outbox`);
  const everything = await everythingKept();
  for (const trace of [erna.email, 'Erna', erna.id]) expect(everything).not.toContain(trace);
});

test('a title that named somebody who was erased is in no message to others any more, and nothing older is told afterwards', async () => {
  await open();
  await owners.come();
  const gosta = await here.person({ name: 'Gösta' });
  const agreement = anAgreement([gosta], { title: 'Avsikt med Petras gladiolusodlare' });
  const { agreementId: id, version } = agreement;
  await tell(agreementSent, id, agreement);
  await mailsTo(gosta, 1);
  await tell(agreementAnonymised, id, { ...agreement, title: 'Avsiktsförklaring', version: version + 1 });
  await eventually('it is reworded', async () => !(await everythingKept()).includes('gladiolusodlare'));
  // A fact that is older than that comes late.
  await tell(agreementWithdrawn, id, { ...agreement, state: 'withdrawn', reason: 'Petra drog sig ur', version });
  await eventually('it is suppressed', async () => (await deliveries(id)).some(({ kind, state }) => kind === 'agreement-withdrawn' && state === 'suppressed'));
  expect(await everythingKept()).not.toMatch(/Petra|gladiolus/);
});
