import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnexpectedAnswer } from '../journey/browser.js';
import { signInByCode, type Person } from '../journey/people.js';
import { road } from '../journey/road.js';
import { WholeSystem } from './whole-system.js';

let system: WholeSystem;

beforeAll(async () => {
  system = await WholeSystem.start();
}, 120_000);
afterAll(() => system?.stop(), 30_000);

test.each(['once', 'twice'])('the road from a request to a kept promise can be taken %s', async () => {
  const told: string[] = [];
  await road({ web: system.web, post: system.post, say: (line) => told.push(line) });
  expect(told.at(-1)).toBe('Anna has signed out.');
}, 90_000);

interface Refusal {
  status: number;
  problem: { code?: string; errors?: { field: string; detail: string }[] };
}

const refusalOf = (asking: Promise<unknown>): Promise<Refusal> =>
  asking.then(
    () => Promise.reject(new Error('it was taken')),
    (error: unknown) => {
      if (!(error instanceof UnexpectedAnswer)) throw error;
      return error;
    },
  );

async function someSpace(person: Person): Promise<string> {
  const { body } = await person.get<{ spaces: { id: string }[] }>('/api/v1/spaces');
  return body.spaces[0]!.id;
}

test('a time that cannot be is refused by the name of its field, and nothing is stored', async () => {
  const nora = await signInByCode(system.web, system.post, 'nora@klockan.example');
  const wish = { spaceId: await someSpace(nora), title: 'Omöjligt', people: 2 };
  const impossible = [
    { start: '2027-02-30T10:00', end: '2027-02-30T11:00', field: 'start', status: 400 },
    { start: '2027-03-28T02:30', end: '2027-03-28T04:00', field: 'start', status: 400 },
    { start: '2027-10-31T01:00', end: '2027-10-31T02:30', field: 'end', status: 400 },
    { start: '2027-03-30T11:00', end: '2027-03-30T10:00', field: 'end', status: 400 },
  ];
  for (const { start, end, field, status } of impossible) {
    const refusal = await refusalOf(nora.change('POST', '/api/v1/bookings', { ...wish, start, end }));
    expect([refusal.status, refusal.problem.errors?.map((error) => error.field)]).toEqual([status, expect.arrayContaining([field])]);
  }
  const { body } = await nora.get<{ items: unknown[] }>('/api/v1/bookings');
  expect(body.items).toEqual([]);
});
