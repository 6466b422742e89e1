import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { linkIn } from '../journey/links.js';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { nextOpenThursday } from '../journey/thursday.js';
import { Traces } from './traces.js';
import { WholeSystem } from './whole-system.js';

const email = 'petronella.zetterkvist@privat.example';
const phone = '+46769998877';
// A sole trader's organisation number is her personal number; this one the tax agency gives for tests.
const personalNumber = '811228-9874';
const needles = [email, 'zetterkvist', '769998877', '811228-', '8112289874', 'jubileumsfest', 'gladiolusodlare'];

// Other tests may keep the machine busy.
const patient = { timeoutMs: 40_000 };

let system: WholeSystem;
let traces: Traces;
let petronella: Person;

beforeAll(async () => {
  system = await WholeSystem.start({ LOG_LEVEL: 'trace' });
  traces = new Traces(system.dataDir, needles);
  petronella = await signInByCode(system.web, system.post, email);
  await live(petronella);
  await leaveDeadLetter(petronella);
}, 120_000);
afterAll(() => system?.stop(), 30_000);

/** Leaves as many traces as somebody can: profile, organisation, requests decided in both ways, mails, SMS, refusals, and more below. */
async function live(person: Person): Promise<void> {
  const path = `/api/v1/people/${person.session.personId}`;
  const { headers } = await person.get(path);
  await person.change('PATCH', path, { name: 'Petronella Zetterkvist', phone, smsWanted: true }, { 'if-match': headers.get('etag')! });
  await person.change('POST', '/api/v1/organisations', { name: 'Petronella Zetterkvists gladiolusodlare', number: personalNumber });

  const staff = await signInAsStaff(system.web, 'demo-staff');
  const { body: { sites } } = await person.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await person.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  const spaceId = spaces.find(({ slug }) => slug === 'kajutan')!.id;
  const day = await nextOpenThursday(person.browser, sites[0]!);
  const ask = async (hour: number) => {
    const wish = { spaceId, people: 4, title: 'Jubileumsfest', purpose: 'Petronella Zetterkvist, jubileumsfest', start: `${day}T${hour}:00`, end: `${day}T${hour + 1}:00` };
    return (await person.change<{ id: string }>('POST', '/api/v1/bookings', wish)).body.id;
  };
  const [first, second] = [await ask(10), await ask(12), await ask(14)];
  await staff.change('POST', `/api/v1/bookings/${first}/approval`);
  await staff.change('POST', `/api/v1/bookings/${second}/decline`, { reason: 'Zetterkvist har redan ett rum.' });
  await register(person);
  await visit(person, staff, first);
  await sign(person, staff);
  await system.post.mail(email, /.*/);
  await system.post.sms(phone, /.*/);
}

async function register(person: Person): Promise<void> {
  // The demo is made while people are already let in.
  const programme = await eventually('there is something to register for', async () => {
    const { body } = await person.get<{ items: { id: string }[] }>('/api/v1/programme');
    return body.items.length > 0 ? body.items : undefined;
  }, patient);
  for (const { id } of programme) await person.change('POST', `/api/v1/events/${id}/registrations`, { bySms: true });
  await eventually('her registration is mailed with its link', async () => (await system.post.mailsTo(email)).some((mail) => linkIn(mail, 'r')), patient);
}

/** Her own guest, so that she is both host and visitor; let in and out again. */
async function visit(person: Person, staff: Person, bookingId: string): Promise<void> {
  const invited = await eventually('visitors knows the booking', () =>
    person.change<{ id: string }>('POST', `/api/v1/bookings/${bookingId}/guests`, { name: 'Petronella Zetterkvist', email }).catch(() => undefined), patient);
  await staff.change('POST', `/api/v1/visits/${invited.body.id}/admission`);
  await staff.change('POST', `/api/v1/visits/${invited.body.id}/departure`);
}

async function sign(person: Person, staff: Person): Promise<void> {
  const [hers, other] = await eventually('there is another party', async () => {
    const { body: { items } } = await staff.get<{ items: { id: string; kind: string }[] }>('/api/v1/organisations');
    const both = ['sole-trader', 'legal-entity'].flatMap((kind) => items.find((item) => item.kind === kind) ?? []);
    const [first, second] = both;
    return first && second ? ([first, second] as const) : undefined;
  }, patient);
  const { body: draft } = await staff.change<{ id: string; version: number }>('POST', '/api/v1/agreements', {
    kind: 'letter-of-intent',
    title: 'Avsiktsförklaring om Petronella Zetterkvists gladiolusodlare',
    text: '# Syfte\n\nPetronella Zetterkvists gladiolusodlare planterar på kajen.',
    parties: [
      { organisationId: hers.id, signatory: { email, name: 'Petronella Zetterkvist' } },
      { organisationId: other.id, signatory: { email: 'rektor@universitetet.example', name: 'Rut Ren' } },
    ],
    validFrom: '2026-11-01',
    validUntil: '2099-12-31',
    privileges: { daysAhead: null, automaticApproval: false, hoursAMonth: null },
  });
  const { body: { hash } } = await staff.change<{ hash: string }>('POST', `/api/v1/agreements/${draft.id}/sending`, undefined, { 'if-match': `"${draft.version}"` });
  const mail = await eventually('the letter to sign has come', async () => (await system.post.mailsTo(email)).find((one) => linkIn(one, 's')), patient);
  await person.change('POST', `/api/v1/signings/${linkIn(mail, 's')}/signature`, { name: 'Petronella Zetterkvist', hash });
}

/** A fact of hers that nobody can take in, since its data is not as agreed. */
async function leaveDeadLetter({ session: { personId } }: Person): Promise<void> {
  const type = 'domain.partners.person-recorded.v1';
  const data = { id: personId, email, name: 'Petronella Zetterkvist', phone, language: 'klingon', smsWanted: true, version: 99 };
  const event = { specversion: '1.0', id: newId(), source: '/partners', type, subject: personId, time: new Date().toISOString(), aggregateversion: 99, traceparent: '', data };
  await traces.publish(`${type}.${personId}`, event);
  await eventually('it is a dead letter', async () => (await traces.inTables()).some((find) => find.startsWith('table notifications.dead_letters')));
}

describe('a person who has lived in the house', () => {
  test('has left traces', async () => {
    const finds = await traces.find();
    for (const needle of ['zetterkvist', 'jubileumsfest']) expect(finds.some((find) => find.includes(`: ${needle} in`))).toBe(true);
    expect(finds.some((find) => find.startsWith('stream DOMAIN'))).toBe(true);
  });

  test('was never named in a log', () => {
    expect(traces.inLogs()).toEqual([]);
  });

  test('can be erased, and then nothing of hers is in any table, stream or log', async () => {
    const path = `/api/v1/people/${petronella.session.personId}/erasure`;
    await petronella.change('POST', path);
    const admin = await signInAsStaff(system.web, 'demo-admin');
    await eventually(
      'every part of the house has forgotten her',
      async () => (await admin.get<{ completedAt: string | null }>(path)).body.completedAt !== null,
      { timeoutMs: 30_000, everyMs: 200 },
    );
    expect(await traces.find()).toEqual([]);
  });

  test('is signed out, and a new person if she comes again', async () => {
    const { body } = await petronella.get<{ signedIn: boolean }>('/api/v1/session');
    expect(body.signedIn).toBe(false);
    const again = await signInByCode(system.web, system.post, email);
    expect(again.session.personId).not.toBe(petronella.session.personId);
  });
});
