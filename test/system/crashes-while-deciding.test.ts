import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { freeHours, persistently } from './patience.js';
import { WholeSystem } from './whole-system.js';

interface Booking {
  id: string;
  state: string;
  version: number;
}

/** Three who want the same hour, and what staff make of it. */
interface Competition {
  bookings: [winner: Booking, offered: Booking, declined: Booking];
  key: string;
  decision: object;
}

const atOnce = 10;

let system: WholeSystem;
let nora: Person;
let staff: Person;
let spaceId: string;
let slots: string[];

beforeAll(async () => {
  system = await WholeSystem.start();
  nora = await signInByCode(system.web, system.post, 'nora.berg@trafik.example');
  staff = await signInAsStaff(system.web, 'demo-staff');
  const { body: { sites } } = await nora.get<{ sites: { id: string; slug: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await nora.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  spaceId = spaces.find(({ slug }) => slug === 'kajutan')!.id;
  slots = await freeHours(nora, sites.find(({ slug }) => slug === 'parken')!.id);
}, 120_000);
afterAll(() => system?.stop(), 30_000);

const during = (slot: string) => ({ start: `${slot}:00`, end: `${slot}:45` });

async function competition(): Promise<Competition> {
  const [wanted, instead] = [slots.shift()!, slots.shift()!];
  const ask = async (title: string) =>
    (await nora.change<Booking>('POST', '/api/v1/bookings', { spaceId, title, people: 2, ...during(wanted) })).body;
  const bookings: Competition['bookings'] = [await ask('Vinner'), await ask('Erbjuds'), await ask('Avslås')];
  const [approve, offered, declined] = bookings.map(({ id, version }) => ({ bookingId: id, version }));
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
  return {
    bookings,
    key: randomUUID(),
    decision: {
      approve,
      offers: [{ ...offered, alternatives: [{ spaceId, ...during(instead) }], until }],
      decline: [{ ...declined, reason: 'En annan går före.' }],
    },
  };
}

const decide = ({ decision, key }: Competition) =>
  staff.change('POST', '/api/v1/bookings/competing-decisions', decision, { 'idempotency-key': key });

/** How each of the three stands: its state, how often it has changed, and how many offers it has had. */
async function standing({ bookings }: Competition): Promise<string[]> {
  return Promise.all(bookings.map(async ({ id }) => {
    const booking = await persistently(() => staff.get<Booking & { history: unknown[] }>(`/api/v1/bookings/${id}`));
    const offers = await persistently(() => staff.get<{ items: { state: string }[] }>(`/api/v1/offers?bookingId=${id}`));
    return [booking.state, ...offers.items.map(({ state }) => state)].join(' with an offer ');
  }));
}

const untouched = ['requested', 'requested', 'requested'];
const decided = ['approved', 'requested with an offer open', 'declined'];

describe('a crash in the middle of deciding on competing requests', () => {
  test.each(['services/booking', 'bin/postgres', 'nats-server'])('of %s leaves each decided wholly or not at all, and whoever asks again has it decided once', async (part) => {
    const competitions: Competition[] = [];
    for (let count = 0; count < atOnce; count++) competitions.push(await competition());
    const attempts = competitions.map(decide);
    const settled = Promise.allSettled(attempts);
    await attempts[0];
    await system.crash(part);
    await settled;

    for (const one of competitions) expect([untouched, decided]).toContainEqual(await standing(one));
    await Promise.all(competitions.map((one) => persistently(() => decide(one))));
    for (const one of competitions) expect(await standing(one)).toEqual(decided);
  }, 120_000);
});
