import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UnexpectedAnswer } from '../journey/browser.js';
import { signInAsStaff, signInByCode, type Person } from '../journey/people.js';
import { nextOpenThursday } from '../journey/thursday.js';
import { WholeSystem } from './whole-system.js';

const many = 500;

let system: WholeSystem;
let asker: Person;
let staff: Person;
let day: string;
let spaces: Record<string, string>;

beforeAll(async () => {
  // One address and one person stand for hundreds here.
  system = await WholeSystem.start({ RATE_SIGNED_IN_PER_MINUTE: '100000', RATE_ADDRESS_PER_MINUTE: '100000' });
  asker = await signInByCode(system.web, system.post, 'alla@foretag.example');
  staff = await signInAsStaff(system.web, 'demo-staff');
  const { body: { sites } } = await asker.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const { body } = await asker.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  spaces = Object.fromEntries(body.spaces.map(({ id, slug }) => [slug, id]));
  day = await nextOpenThursday(asker.browser, sites[0]!);
}, 120_000);
afterAll(() => system?.stop(), 30_000);

const at = (hour: number, minute = 0) => `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Asks for the same time over and over, in these spaces in turn. @returns the ids of the requests */
async function ask(hour: number, slugs: string[], count = many): Promise<string[]> {
  const ids: string[] = [];
  for (let begun = 0; begun < count; begun += 50) {
    const some = Array.from({ length: Math.min(50, count - begun) }, (_, index) => spaces[slugs[(begun + index) % slugs.length]!]!);
    const wish = { people: 5, title: 'Samma tid', start: at(hour), end: at(hour + 1) };
    const answers = await Promise.all(some.map((spaceId) => asker.change<{ id: string }>('POST', '/api/v1/bookings', { ...wish, spaceId })));
    ids.push(...answers.map(({ body }) => body.id));
  }
  return ids;
}

/** What each of many simultaneous changes was answered with: its state, or the refusal. */
const outcomes = (changes: Promise<{ body: { state: string } }>[]): Promise<{ status: number; code?: unknown; detail?: unknown }[]> =>
  Promise.all(
    changes.map((change) =>
      change.then(
        () => ({ status: 200 }),
        (error: unknown) => {
          if (!(error instanceof UnexpectedAnswer)) throw error;
          return { status: error.status, code: error.problem.code, detail: error.problem.detail };
        },
      ),
    ),
  );

const approve = (id: string) => staff.change<{ state: string }>('POST', `/api/v1/bookings/${id}/approval`);

function expectOneWinner(answers: Awaited<ReturnType<typeof outcomes>>): void {
  const refusals = answers.filter(({ status }) => status !== 200);
  expect(answers.length - refusals.length).toBe(1);
  expect(new Set(refusals.map(({ status, code }) => `${status} ${String(code)}`))).toEqual(new Set(['409 booking.conflict']));
  for (const { detail } of refusals) expect(detail).toMatch(/Salen/);
}

describe('all at once, through the gateway', () => {
  test(`${many} approvals for one space and time: one is approved, the others are told what stands in the way`, async () => {
    const ids = await ask(9, ['salen']);
    expectOneWinner(await outcomes(ids.map(approve)));
  }, 120_000);

  test(`${many} approvals, the whole hall against its halves: never both`, async () => {
    const ids = await ask(11, ['salen', 'salen-vast', 'salen-ost']);
    const answers = await outcomes(ids.map(approve));
    const approved = ids.filter((_, index) => answers[index]!.status === 200);
    const { body } = await staff.get<{ items: { id: string; spaceId: string }[] }>(
      `/api/v1/bookings?state=approved&from=${encodeURIComponent(`${day}T09:30:00Z`)}&to=${encodeURIComponent(`${day}T11:30:00Z`)}`,
    );
    const taken = body.items.filter(({ id }) => approved.includes(id)).map(({ spaceId }) => spaceId);
    const hall = new Set([spaces.salen]);
    const halves = new Set([spaces['salen-vast'], spaces['salen-ost']]);
    expect([hall, halves]).toContainEqual(new Set(taken));
    expect(taken.length).toBe(new Set(taken).size);
    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
  }, 120_000);

  test('moves of many bookings to one space and time: one gets there, the others stay where they were', async () => {
    const ids = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const hour = 8 + (index % 8);
        const slug = ['verkstan', 'fyren', 'kajutan'][Math.floor(index / 8)]!;
        const wish = { spaceId: spaces[slug], people: 5, title: 'Flyttas', start: at(hour), end: at(hour, 50) };
        const { body } = await asker.change<{ id: string }>('POST', '/api/v1/bookings', wish);
        await approve(body.id);
        return body.id;
      }),
    );
    const target = { spaceId: spaces['salen-ost'], start: `${day}T15:00`, end: `${day}T15:50` };
    const move = (id: string) => staff.change<{ state: string }>('POST', `/api/v1/bookings/${id}/move`, target, { 'if-match': '"2"' });
    expectOneWinner(await outcomes(ids.map(move)));
  }, 120_000);
});
