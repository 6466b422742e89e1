import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { countInside, listInside, namePeople, visitView, type VisitView } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { browser, expectPage, inHours } from './page.js';
import { sample } from './sample.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const visit = (visitorName: string | null): VisitView => ({ ...(sample(visitView) as VisitView), visitorName, arrivedAt: '2026-11-26T08:00:00Z' });

describe('the list of who is inside', () => {
  const siteId = newId();
  beforeEach(() => {
    house.services.on(countInside, () => ({ at: inHours(0), sites: [{ siteId, siteName: { sv: 'Parken', en: 'Parken' }, timeZone: 'Europe/Stockholm', inside: 4, expected: 0 }] }));
    house.services.on(listInside, ({ after }) => (after ? { items: [visit('Åsa Öst'), visit(null), visit('Émile Zola'), visit('Eva Ek')], next: null } : { items: [visit('Bo <Berg>'), visit('Anna Ek')], next: 'more' }));
  });

  test('has everybody, by letter as the language has them, with the number and the time', async () => {
    const { visitor } = await house.signedIn(['reception']);
    const page = await visitor.get(`/inside/${siteId}`, browser);
    expectPage(page);
    expect([...page.text.matchAll(/scope="rowgroup">(.)</g)].map(([, letter]) => letter)).toEqual(['A', 'B', 'E', 'Å', '–']);
    expect(page.text).toContain('<span class="number">6</span> personer');
    expect(page.text).toContain('Bo &lt;Berg&gt;');
    expect(page.text).toContain('<td>09.00</td>');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('says whom each visits, and comes without that where partners is away', async () => {
    house.services.on(namePeople, ({ personIds }) => ({ people: personIds.map((id) => ({ id, name: 'Vera Värd', email: 'vera@example.se' })) }));
    const { visitor } = await house.signedIn(['reception']);
    expect((await visitor.get(`/inside/${siteId}`, browser)).text).toContain('<td data-label="Besöker">Vera Värd</td>');
    house.services.on(namePeople, () => {
      throw new DomainError('service.unavailable', { service: 'partners' });
    });
    const { status, text } = await visitor.get(`/inside/${siteId}`, browser);
    expect([status, text.includes('Anna Ek'), text.includes('Vera')]).toEqual([200, true, false]);
  });

  test('says so where nobody is', async () => {
    house.services.on(listInside, () => ({ items: [], next: null }));
    const { visitor } = await house.signedIn(['staff']);
    expect((await visitor.get(`/inside/${siteId}`, browser)).text).toContain('Ingen besökare är inne.');
  });

  test('of a site that there is not, it does not say that nobody is inside', async () => {
    const { visitor } = await house.signedIn(['staff']);
    expectPage(await visitor.get(`/inside/${newId()}`, browser), 404);
  });

  test('where more are inside than it holds, it says how many and that they are not all there', async () => {
    house.services.on(countInside, () => ({ at: inHours(0), sites: [{ siteId, siteName: { sv: 'Parken', en: 'Parken' }, timeZone: 'Europe/Stockholm', inside: 5_000, expected: 0 }] }));
    house.services.on(listInside, () => ({ items: [visit('Anna Ek')], next: 'more' }));
    const { visitor } = await house.signedIn(['staff']);
    const page = await visitor.get(`/inside/${siteId}`, browser);
    expect(page.text).toContain('<span class="number">5000</span> personer');
    expect(page.text).toContain('Listan är inte hel');
  });

  test('is found from a list of the sites', async () => {
    const { visitor } = await house.signedIn(['reception']);
    const page = await visitor.get('/inside', browser);
    expectPage(page);
    expect(page.text).toContain(`<a href="/inside/${siteId}?language=sv">Parken</a>`);
    expect(page.text).toContain('4 inne · 0 väntas i dag');
    const stranger = await house.visitor().get('/inside', browser);
    expectPage(stranger, 401);
    expect(stranger.text).toContain('href="/api/v1/sign-in/staff?returnTo=%2Finside"');
  });

  test('is for reception and staff alone', async () => {
    expectPage(await house.visitor().get(`/inside/${siteId}`, browser), 401);
    const { visitor } = await house.signedIn(['booker']);
    expectPage(await visitor.get(`/inside/${siteId}`, browser), 403);
    expect(house.services.of(listInside)).toEqual([]);
    const staff = await house.signedIn(['staff']);
    expectPage(await staff.visitor.get('/inside/nowhere', browser), 404);
  });
});
