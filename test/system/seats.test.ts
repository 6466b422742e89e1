import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Browser, UnexpectedAnswer } from '../journey/browser.js';
import { signInAsStaff, type Person } from '../journey/people.js';
import { WholeSystem } from './whole-system.js';

const many = 500;
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString();

interface Event {
  id: string;
  version: number;
}

/** As somebody sees it who has not signed in. */
interface Answer {
  state: string;
  place: number | null;
}

interface Registration extends Answer {
  id: string;
  attendee: { email: string };
}

let system: WholeSystem;
let staff: Person;
let anybody: Browser;

beforeAll(async () => {
  // One address stands for hundreds here.
  const generous = Object.fromEntries(
    ['RATE_SIGNED_IN_PER_MINUTE', 'RATE_ADDRESS_PER_MINUTE', 'RATE_REGISTRATION_PER_ADDRESS', 'RATE_REGISTRATION_PER_EMAIL'].map((name) => [name, '100000']),
  );
  system = await WholeSystem.start(generous);
  staff = await signInAsStaff(system.web, 'demo-staff');
  anybody = new Browser(system.web);
}, 120_000);
afterAll(() => system?.stop(), 30_000);

/** An event online with so many seats, published. */
async function hold(capacity: number): Promise<string> {
  const title = { sv: 'En enda plats', en: 'One seat only' };
  const draft = {
    kind: 'workshop', title, summary: title, description: title, attendance: 'online', onlineUrl: 'https://mote.example/1', start: day(20), end: day(20.1), capacity,
  };
  const { body } = await staff.change<Event>('POST', '/api/v1/events', draft);
  await staff.change('POST', `/api/v1/events/${body.id}/publication`, undefined, { 'if-match': `"${body.version}"` });
  return body.id;
}

const register = (eventId: string, who: string): Promise<Answer> =>
  anybody.post<Answer>(`/api/v1/events/${eventId}/registrations`, { name: `Nummer ${who}`, email: `${who}@alla.example` }).then(({ body }) => body);

async function listed(eventId: string): Promise<Registration[]> {
  const all: Registration[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: { body: { items: Registration[]; next: string | null } } = await staff.get(`/api/v1/registrations?eventId=${eventId}&limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    all.push(...body.items);
    after = body.next;
  }
  return all;
}

describe('seats', () => {
  test(`${many} simultaneous registrations for one seat: one is admitted, the others are on the list in the order they came`, async () => {
    const eventId = await hold(1);
    const people = Array.from({ length: many }, (_, index) => `person${index}`);
    const answers = new Map<string, Answer>(await Promise.all(people.map(async (who) => [`${who}@alla.example`, await register(eventId, who)] as const)));
    expect(Array.from(answers.values(), ({ state }) => state).filter((state) => state === 'confirmed')).toHaveLength(1);

    const stored = await listed(eventId);
    expect(new Set(stored.map(({ attendee }) => attendee.email))).toEqual(new Set(answers.keys()));
    expect(stored.map(({ state, place, attendee }) => [attendee.email, state, place])).toEqual(
      stored.map(({ attendee }, index) => [attendee.email, index === 0 ? 'confirmed' : 'waiting', index === 0 ? null : index]),
    );
    // What each was told at once is where she is on the list.
    expect(stored.map(({ attendee }) => answers.get(attendee.email)?.place)).toEqual(stored.map(({ place }) => place));
  }, 180_000);

  test('a withdrawal and new registrations at the same moment: the list wins', async () => {
    for (let round = 0; round < 5; round++) {
      const eventId = await hold(1);
      expect(await register(eventId, `seated${round}`)).toMatchObject({ state: 'confirmed' });
      expect(await register(eventId, `first${round}`)).toMatchObject({ state: 'waiting', place: 1 });
      const seated = (await listed(eventId)).find(({ state }) => state === 'confirmed')!;
      const [, ...newcomers] = await Promise.all([
        staff.change('POST', `/api/v1/registrations/${seated.id}/withdrawal`),
        ...Array.from({ length: 10 }, (_, index) => register(eventId, `late${round}x${index}`)),
      ]);
      expect(newcomers.map(({ state }) => state)).toEqual(newcomers.map(() => 'waiting'));
      const after = await listed(eventId);
      expect(after.filter(({ state }) => state === 'offered').map(({ attendee }) => attendee.email)).toEqual([`first${round}@alla.example`]);
      expect(after.filter(({ state }) => state === 'confirmed')).toEqual([]);
    }
  }, 120_000);

  test('who registers again is answered what she has, and nobody learns whether an address was known', async () => {
    const eventId = await hold(5);
    const once = await register(eventId, 'ada');
    expect(await register(eventId, 'ada')).toEqual(once);
    expect(await listed(eventId)).toHaveLength(1);
    expect(once).not.toHaveProperty('id');
    expect(once).not.toHaveProperty('attendeeId');
    const refused = anybody.post(`/api/v1/events/${eventId}/registrations`, { name: 'Ada', email: 'ingen adress' });
    await expect(refused).rejects.toBeInstanceOf(UnexpectedAnswer);
  }, 60_000);
});
