import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { linkIn } from '../journey/links.js';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { nextOpenThursday } from '../journey/thursday.js';
import { WholeSystem } from './whole-system.js';

const parts = ['booking', 'events', 'partners', 'visitors', 'notifications'] as const;
// Other tests may keep the machine busy.
const patient = { timeoutMs: 40_000 };
type Part = (typeof parts)[number];

interface Event {
  id: string;
  version: number;
}

interface Kept {
  id: string;
  state: string;
}

let system: WholeSystem;
let staff: Person;
let people: Record<Part, Person>;
let siteId: string;
let spaceId: string;
let thursday: string;
let eventId: string;
let frozen: Part | undefined;

beforeAll(async () => {
  system = await WholeSystem.start({ RATE_SIGN_IN_PER_ADDRESS: '1000' });
  staff = await signInAsStaff(system.web, 'demo-staff');
  const signedIn = await Promise.all(parts.map(async (part) => [part, await signInByCode(system.web, system.post, `${part}@stannar.example`)] as const));
  people = Object.fromEntries(signedIn) as Record<Part, Person>;
  const { body: { sites } } = await staff.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await staff.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  siteId = sites[0]!.id;
  spaceId = spaces.find(({ slug }) => slug === 'verkstan')!.id;
  thursday = await nextOpenThursday(staff.browser, sites[0]!);
  eventId = await hold();
}, 120_000);
afterEach(() => {
  if (frozen) system.thaw(`services/${frozen}`);
  frozen = undefined;
});
afterAll(() => system?.stop(), 30_000);

/** An event in a booked space. */
async function hold(): Promise<string> {
  const time = { start: `${thursday}T09:00`, end: `${thursday}T11:00` };
  const { body: booking } = await staff.change<Kept>('POST', '/api/v1/bookings', { spaceId, title: 'Öppet hus', people: 20, ...time });
  await staff.change('POST', `/api/v1/bookings/${booking.id}/approval`);
  const title = { sv: 'Öppet hus', en: 'Open house' };
  const draft = { kind: 'workshop', title, summary: title, description: title, attendance: 'on-site', capacity: 20, bookingId: booking.id, ...time };
  const created = await eventually('events knows the booking', () => staff.change<Event>('POST', '/api/v1/events', draft).catch(() => undefined), patient);
  await eventually('it can be published', async () => {
    const { body } = await staff.get<Event>(`/api/v1/events/${created.body.id}`);
    return staff.change('POST', `/api/v1/events/${body.id}/publication`, undefined, { 'if-match': `"${body.version}"` }).catch(() => undefined);
  }, patient);
  return created.body.id;
}

/** What each service is asked for while another is stopped. @returns what it was, to be looked for afterwards */
const deeds: Record<Part, (person: Person, away: Part) => Promise<Kept>> = {
  booking: async (person, away) => {
    const hour = 12 + parts.indexOf(away);
    const wish = { spaceId, title: `Utan ${away}`, people: 4, start: `${thursday}T${hour}:00`, end: `${thursday}T${hour}:45` };
    return (await person.change<Kept>('POST', '/api/v1/bookings', wish)).body;
  },
  events: async (person) => (await person.change<Kept>('POST', `/api/v1/events/${eventId}/registrations`, { bySms: false })).body,
  partners: async (person, away) => {
    const path = `/api/v1/people/${person.session.personId}`;
    const { headers } = await person.get(path);
    const { body } = await person.change<{ id: string; name: string }>('PATCH', path, { name: `Utan ${away}` }, { 'if-match': headers.get('etag')! });
    return { id: body.id, state: body.name };
  },
  visitors: async (_, away) => (await staff.change<Kept>('POST', '/api/v1/walk-ins', { siteId, name: `Utan ${away}` })).body,
  notifications: async (person) => {
    const { body } = await person.get<{ items: Kept[] }>('/api/v1/deliveries');
    return body.items[0]!;
  },
};

interface Today {
  unavailable?: string[];
}

const today = async (): Promise<string[]> => (await staff.get<Today>(`/api/v1/today?siteId=${siteId}`)).body.unavailable ?? [];
/** What /today is made of; messages are no part of it. */
const shownToday = parts.filter((part) => part !== 'notifications');

describe.each(parts)('%s stopped', (away) => {
  const others = parts.filter((part) => part !== away);

  test('the others go on, and /today says what is missing; back again, it is as if it had never been away', async () => {
    const person = people[away];
    system.freeze(`services/${away}`);
    frozen = away;
    expect(await today()).toEqual(shownToday.filter((part) => part === away));
    const kept: Partial<Record<Part, Kept>> = {};
    for (const part of others) kept[part] = await deeds[part](person, away);
    system.thaw(`services/${away}`);
    frozen = undefined;

    await eventually('/today is whole', async () => (await today()).length === 0, patient);
    const registration = kept.events ?? (await deeds.events(person, away));
    await confirmed(person, registration);
    if (kept.booking) await mailed(kept.booking.id, 'booking-requested');
    await deeds[away](person, away);
  }, 120_000);
});

/** She has a seat, is expected at the door, and has got her pass, once. */
async function confirmed(person: Person, { id, state }: Kept): Promise<void> {
  expect(state).toBe('confirmed');
  await eventually('she is expected', async () => {
    const { body } = await staff.get<{ items: Kept[] }>(`/api/v1/visits?siteId=${siteId}&date=${thursday}&limit=100`);
    return body.items.find((visit) => visit.id === id)?.state === 'expected';
  }, patient);
  await mailed(id, 'registration-confirmed');
  const mails = (await system.post.mailsTo(person.email)).filter((mail) => linkIn(mail, 'r'));
  expect(mails).toHaveLength(1);
}

const mailed = (about: string, kind: string): Promise<unknown> =>
  eventually(
    `${kind} is mailed`,
    async () => {
      const { body } = await staff.get<{ items: { kind: string; channel: string; state: string }[] }>(`/api/v1/deliveries?about=${about}`);
      const sent = body.items.filter((delivery) => delivery.kind === kind && delivery.channel === 'email');
      return sent.length === 1 && sent[0]!.state === 'sent';
    },
    patient,
  );
