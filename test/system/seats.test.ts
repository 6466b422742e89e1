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

interface Registration {
  id: string;
  state: string;
  place: number | null;
  registeredAt: string;
}

let system: WholeSystem;
let staff: Person;
let anybody: Browser;

beforeAll(async () => {
  // One address stands for hundreds here.
  const generous = Object.fromEntries(
    ['RATE_SIGNED_IN_PER_MINUTE', 'RATE_ADDRESS_PER_MINUTE', 'RATE_REGISTRATIONS_PER_ADDRESS', 'RATE_REGISTRATIONS_PER_EMAIL'].map((name) => [name, '100000']),
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

const register = (eventId: string, who: string): Promise<Registration> =>
  anybody.post<Registration>(`/api/v1/events/${eventId}/registrations`, { name: `Nummer ${who}`, email: `${who}@alla.example` }).then(({ body }) => body);

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
    const answers = await Promise.all(Array.from({ length: many }, (_, index) => register(eventId, `person${index}`)));
    expect(answers.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
    const waiting = answers.filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ place }) => place!).toSorted((one, other) => one - other)).toEqual(Array.from({ length: many - 1 }, (_, index) => index + 1));

    const stored = await listed(eventId);
    expect(stored).toHaveLength(many);
    const inOrder = stored.filter(({ state }) => state === 'waiting');
    expect(inOrder.map(({ place }) => place)).toEqual(Array.from({ length: many - 1 }, (_, index) => index + 1));
    expect(new Map(inOrder.map(({ id, place }) => [id, place]))).toEqual(new Map(waiting.toSorted((one, other) => one.place! - other.place!).map(({ id, place }) => [id, place])));
  }, 180_000);

  test('a withdrawal and new registrations at the same moment: the list wins', async () => {
    for (let round = 0; round < 5; round++) {
      const eventId = await hold(1);
      const seated = await register(eventId, `seated${round}`);
      const first = await register(eventId, `first${round}`);
      expect([seated.state, first.state]).toEqual(['confirmed', 'waiting']);
      const [, ...newcomers] = await Promise.all([
        staff.change('POST', `/api/v1/registrations/${seated.id}/withdrawal`),
        ...Array.from({ length: 10 }, (_, index) => register(eventId, `late${round}x${index}`)),
      ]);
      expect(newcomers.map(({ state }) => state)).toEqual(newcomers.map(() => 'waiting'));
      const after = await listed(eventId);
      expect(after.filter(({ state }) => state === 'offered').map(({ id }) => id)).toEqual([first.id]);
      expect(after.filter(({ state }) => state === 'confirmed')).toEqual([]);
    }
  }, 120_000);

  test('who registers again is answered what she has, and nobody learns whether an address was known', async () => {
    const eventId = await hold(5);
    const [once, again] = [await register(eventId, 'ada'), await register(eventId, 'ada')];
    expect(again.id).toBe(once.id);
    expect(once).not.toHaveProperty('attendeeId');
    const refused = anybody.post(`/api/v1/events/${eventId}/registrations`, { name: 'Ada', email: 'ingen adress' });
    await expect(refused).rejects.toBeInstanceOf(UnexpectedAnswer);
  }, 60_000);
});
