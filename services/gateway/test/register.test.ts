import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { listRetentionRules, searchRegister, showRegisterEntry, type RegisterEntry } from '#contracts';
import { newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

const entry: RegisterEntry = {
  id: newId(),
  number: 'PRK 2026-000123',
  receivedAt: '2026-11-20T10:00:00Z',
  kind: 'booking',
  applicantKind: 'private-person',
  organisationName: null,
  space: { id: newId(), name: { sv: 'Salen', en: 'The Hall' }, siteId: newId() },
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T13:00:00Z',
  timeZone: 'Europe/Stockholm',
  occurrences: 1,
  state: 'requested',
  decidedAt: null,
  ground: null,
};

beforeAll(async () => {
  house = await Gatehouse.open();
});
afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(searchRegister, () => ({ items: [entry], next: null }));
  house.services.on(showRegisterEntry, () => ({ entry, decisions: [], texts: [] }));
  house.services.on(listRetentionRules, () => ({ rules: [] }));
});

const get = (path: string) => house.visitor().get(`/api/v1${path}`);

test('the register is searched and read by anybody, who may keep what it says for a minute', async () => {
  const { status, headers, body } = await get('/register?q=Salen&state=requested&limit=10');
  expect([status, body]).toEqual([200, { items: [entry], next: null }]);
  expect([headers.get('cache-control'), headers.get('ratelimit')]).toEqual(['public, max-age=60', null]);
  expect(house.services.of(searchRegister)).toMatchObject([{ actor: { roles: ['visitor'] }, input: { q: 'Salen', state: 'requested', limit: 10 } }]);
  for (const number of ['PRK%202026-000123', 'PRK-2026-000123', '%C3%85%C3%84%C3%96%202026-1']) expect((await get(`/register/${number}`)).status).toBe(200);
  expect(house.services.of(showRegisterEntry).map(({ input }) => input)).toContainEqual({ number: 'PRK 2026-000123' });
  expect(await get('/retention/rules')).toMatchObject({ status: 200 });
});

test('what is no diary number is told so, and what registrars do is not for anybody', async () => {
  expect(await get('/register/123')).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  expect(await get('/register?q=x')).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  for (const path of [`/cases/${entry.id}/texts`, '/disclosures', '/case-holds', '/retention/removals', '/retention/preview?until=2030-01-01'])
    expect(await get(path)).toMatchObject({ status: 401, body: { code: 'actor.missing' } });
});
