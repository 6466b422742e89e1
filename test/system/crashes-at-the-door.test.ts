import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { Browser, UnexpectedAnswer } from '../journey/browser.js';
import { signInAsStaff, type Person } from '../journey/people.js';
import { nextOpenThursday } from '../journey/thursday.js';
import { WholeSystem } from './whole-system.js';

const atOnce = 8;
// Other tests may keep the machine busy.
const patient = { timeoutMs: 40_000 };

interface Registration {
  id: string;
  state: string;
  attendee?: { email: string };
}

interface Visit {
  id: string;
  state: string;
  visitorName: string;
}

let system: WholeSystem;
let staff: Person;
let anybody: Browser;
let siteId: string;
let thursday: string;
let eventId: string;

beforeAll(async () => {
  // What a crash leaves unfinished is taken up when the time that an attempt may take is over.
  system = await WholeSystem.start({ SMTP_TIMEOUT_SECONDS: '5', RATE_REGISTRATION_PER_ADDRESS: '10000' });
  staff = await signInAsStaff(system.web, 'demo-staff');
  anybody = new Browser(system.web);
  const { body: { sites } } = await staff.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  siteId = sites[0]!.id;
  thursday = await nextOpenThursday(staff.browser, sites[0]!);
  eventId = await hold();
}, 120_000);
afterAll(() => system?.stop(), 30_000);

/** An event that asks for its own space, as staff are told when booking has answered. */
async function hold(): Promise<string> {
  const { body: { spaces } } = await staff.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  const wantsSpace = spaces.find(({ slug }) => slug === 'salen')!.id;
  const title = { sv: 'Öppet hus', en: 'Open house' };
  const draft = {
    kind: 'inauguration', title, summary: title, description: title, attendance: 'on-site', capacity: 140, wantsSpace,
    start: `${thursday}T09:00`, end: `${thursday}T11:00`,
  };
  const { body: { id } } = await staff.change<{ id: string }>('POST', '/api/v1/events', draft);
  await eventually('booking has been asked', async () => {
    const { body } = await staff.get<{ items: { id: string; eventId: string | null }[] }>('/api/v1/bookings?state=requested&limit=100');
    const request = body.items.find((booking) => booking.eventId === id);
    return request && staff.change('POST', `/api/v1/bookings/${request.id}/approval`);
  }, patient);
  await eventually('it can be published', async () => {
    const { body } = await staff.get<{ version: number }>(`/api/v1/events/${id}`);
    return staff.change('POST', `/api/v1/events/${id}/publication`, undefined, { 'if-match': `"${body.version}"` }).catch(() => undefined);
  }, patient);
  return id;
}

/** As a patient client does: again with the same key, until it is answered. */
async function persistently<T>(attempt: (headers: Record<string, string>) => Promise<{ body: T }>): Promise<T> {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await eventually(
    'an answer',
    () => attempt(headers).catch((error: unknown) => (error instanceof UnexpectedAnswer && error.status < 500 ? { refused: error } : Promise.reject(error as Error))),
    { ...patient, everyMs: 100 },
  );
  if ('refused' in answer) throw answer.refused;
  return answer.body;
}

// Somebody who has not signed in chooses no key: registering again answers what she has.
const register = (email: string) =>
  persistently(() => anybody.post<{ state: string }>(`/api/v1/events/${eventId}/registrations`, { name: `Besökare ${email}`, email }));

const walkIn = (name: string) => persistently((headers) => staff.change<Visit>('POST', '/api/v1/walk-ins', { siteId, name }, headers));

async function every<T>(path: string): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: { body: { items: T[]; next: string | null } } = await staff.get(`${path}&limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    all.push(...body.items);
    after = body.next;
  }
  return all;
}

// Names come from partners, which may just be starting again.
const named = (): Promise<(Registration & { attendee: { email: string } })[]> =>
  eventually('registrations with names', async () => {
    const all = await every<Registration>(`/api/v1/registrations?eventId=${eventId}`);
    return all.every(isNamed) ? all.filter(isNamed) : undefined;
  }, { timeoutMs: 20_000 });

const isNamed = (registration: Registration): registration is Registration & { attendee: { email: string } } => registration.attendee !== undefined;

describe('a crash while people register and come in loses nobody and counts nobody twice:', () => {
  test.each(['services/events', 'services/visitors', 'services/partners', 'services/notifications', 'services/gateway', 'bin/postgres', 'nats-server'])('of %s', async (part) => {
    const numbers = Array.from({ length: atOnce }, (_, index) => index);
    const emails = numbers.map((index) => `${part.split('/').at(-1)}${index}@krasch.example`);
    const names = numbers.map((index) => `${part} ${index}`);
    const doing = [...emails.map(register), ...names.map(walkIn)];
    await Promise.race(doing);
    await system.crash(part);
    const answers = await Promise.all(doing);
    expect(answers.map(({ state }) => state)).toEqual([...emails.map(() => 'confirmed'), ...names.map(() => 'inside')]);

    const inside = (await every<Visit>(`/api/v1/sites/${siteId}/inside?`)).filter(({ visitorName }) => visitorName.startsWith(`${part} `));
    expect(inside.map(({ visitorName }) => visitorName).toSorted()).toEqual(names.toSorted());
    const registrations = (await named()).filter(({ attendee }) => emails.includes(attendee.email));
    expect(registrations.map(({ attendee }) => attendee.email).toSorted()).toEqual(emails.toSorted());
    for (const { id } of registrations) await expectedAndToldOnce(id);
  }, 120_000);
});

async function expectedAndToldOnce(id: string): Promise<void> {
  await eventually('she is expected', async () => (await every<Visit>(`/api/v1/visits?siteId=${siteId}&date=${thursday}`)).some((visit) => visit.id === id && visit.state === 'expected'), patient);
  await eventually(
    'she has been sent her pass once',
    async () => {
      const { body } = await staff.get<{ items: { kind: string; category: string; channel: string; state: string }[] }>(`/api/v1/deliveries?about=${id}`);
      // What reminds her of it has its own time.
      const told = body.items.filter(({ category }) => category !== 'reminder');
      return told.map(({ kind, channel, state }) => `${kind} ${channel} ${state}`).join() === 'registration-confirmed email sent';
    },
    { timeoutMs: 60_000 },
  );
}
