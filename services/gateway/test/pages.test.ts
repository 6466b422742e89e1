import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { services } from '#contracts';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

test('the start page says what this is, in both languages', async () => {
  const swedish = await house.visitor().get('/');
  expect(swedish.text).toContain('<html lang="sv">');
  expect(swedish.text).toContain('I Parken möts staden, företag, forskare och föreningar.');
  const english = await house.visitor().get('/', { 'accept-language': 'en' });
  expect(english.text).toContain('In Parken the city meets companies, researchers and associations.');
  expect((await house.visitor().get('/?language=en')).text).toBe(english.text);
});

test('everything that our pages link to or load is there', async () => {
  const visitor = house.visitor();
  for (const path of ['/', '/docs', '/problems/booking.conflict']) {
    const { status, text } = await visitor.get(path);
    expect(status).toBe(200);
    const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link!).filter((link) => !link.includes('/sign-in/') && !link.startsWith('/inside'));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect([link, (await visitor.raw('GET', link)).status]).toEqual([link, 200]);
  }
});

test('the pages hold no script or style of their own, so that the policy can forbid them', async () => {
  for (const path of ['/', '/docs', '/problems/booking.conflict']) {
    const { text, headers } = await house.visitor().get(path);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  }
});

test('an address that leads nowhere is a page to a browser and data to a program', async () => {
  const [page, data] = await Promise.all([house.visitor().get('/nowhere?language=en', { accept: 'text/html' }), house.visitor().get('/nowhere')]);
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.text).toContain('<html lang="en">');
  expect([data.status, data.body.code]).toEqual([404, 'resource.not-found']);
  const api = await house.visitor().get('/api/v1/nowhere', { accept: 'text/html' });
  expect(api.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
});

test('the type of a problem leads to its explanation', async () => {
  const { body } = await house.visitor().get('/api/v1/nothing');
  const page = await house.visitor().get(String(body.type));
  expect(page.text).toContain('Här finns inget');
  expect((await house.visitor().get('/problems/no-such-code')).status).toBe(404);
});

test('ready is what every service says, by name', async () => {
  const ready = await house.visitor().get('/health/ready');
  expect(ready.status).toBe(200);
  expect(Object.keys(ready.body.services as object)).toEqual(['gateway', ...services]);
  house.services.down.add('booking');
  const { status, body } = await house.visitor().get('/health/ready');
  expect(status).toBe(503);
  expect(body).toMatchObject({ ready: false, services: { booking: { ready: false, parts: { postgres: false } }, partners: { ready: true } } });
});

test('while NATS is away it lives, is not ready, and says 503 to what needs it', async () => {
  await house.nats.stop();
  const [live, ready, session] = await Promise.all([
    house.visitor().get('/health/live'),
    house.visitor().get('/health/ready'),
    house.visitor().get('/api/v1/session'),
  ]);
  expect([live.status, ready.status, session.status]).toEqual([200, 503, 200]);
  await house.nats.start();
});
