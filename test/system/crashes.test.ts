import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { freeHours, persistently } from './patience.js';
import { WholeSystem } from './whole-system.js';

interface Booking {
  id: string;
  state: string;
  title: string;
}

interface Delivery {
  kind: string;
  channel: string;
  state: string;
  maybeTwice: boolean;
}

const email = 'nora.berg@trafik.example';
const atOnce = 8;

let system: WholeSystem;
let nora: Person;
let staff: Person;
let spaceId: string;
let slots: string[];

beforeAll(async () => {
  // What a crash leaves unfinished is taken up when the time that an attempt may take is over.
  system = await WholeSystem.start({ SMTP_TIMEOUT_SECONDS: '5' });
  nora = await signInByCode(system.web, system.post, email);
  staff = await signInAsStaff(system.web, 'demo-staff');
  const { body: { sites } } = await nora.get<{ sites: { id: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await nora.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  spaceId = spaces.find(({ slug }) => slug === 'kajutan')!.id;
  slots = await freeHours(nora, sites[0]!.id);
}, 120_000);
afterAll(() => system?.stop(), 30_000);

async function promise(title: string): Promise<Booking> {
  const slot = slots.shift()!;
  const wish = { spaceId, title, people: 2, start: `${slot}:00`, end: `${slot}:45` };
  const { id } = await persistently((headers) => nora.change<Booking>('POST', '/api/v1/bookings', wish, headers));
  return persistently((headers) => staff.change<Booking>('POST', `/api/v1/bookings/${id}/approval`, undefined, headers));
}

describe('a crash in the middle of things loses nothing', () => {
  test.each(['services/booking', 'services/events', 'services/partners', 'services/visitors', 'services/notifications', 'services/gateway', 'bin/postgres', 'nats-server'])('of %s', async (part) => {
    const titles = Array.from({ length: atOnce }, (_, index) => `${part} ${index}`);
    const promised = titles.map(promise);
    await promised[0];
    await system.crash(part);
    const bookings = await Promise.all([...promised, ...titles.map((title) => promise(`${title} efter`))]);

    expect(bookings.map(({ state }) => state)).toEqual(bookings.map(() => 'approved'));
    const stored = (await approved()).filter(({ title }) => title.startsWith(part)).map(({ id }) => id);
    expect(stored.toSorted()).toEqual(bookings.map(({ id }) => id).toSorted());
    for (const booking of bookings) await toldOnce(booking);
  }, 120_000);
});

async function approved(): Promise<Booking[]> {
  const all: Booking[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: { body: { items: Booking[]; next: string | null } } = await staff.get(`/api/v1/bookings?state=approved&limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    all.push(...body.items);
    after = body.next;
  }
  return all;
}

/** Its approval has gone out exactly once, unless it is said that it may have gone out twice. */
async function toldOnce(booking: Booking): Promise<void> {
  const sent = await eventually(
    `the approval of ${booking.title} is sent`,
    async () => {
      const { body } = await staff.get<{ items: Delivery[] }>(`/api/v1/deliveries?about=${booking.id}`);
      const approvals = body.items.filter(({ kind, channel }) => kind === 'booking-approved' && channel === 'email');
      return approvals.length > 0 && approvals.every(({ state }) => state === 'sent') ? approvals : undefined;
    },
    { timeoutMs: 60_000, everyMs: 200 },
  );
  expect(sent).toHaveLength(1);
  const mails = (await system.post.mailsTo(email)).filter(({ subject }) => subject.endsWith(`godkänd: ${booking.title}`));
  const copies = new Set(mails.map(({ headers }) => headers['message-id']));
  expect(copies.size).toBe(1);
  expect(mails.length > 1).toBe(sent[0]!.maybeTwice && mails.length > 1);
}
