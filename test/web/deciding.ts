import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../journey/people.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Booking {
  id: string;
  state: string;
  version: number;
  caseId: string;
  caseNumber: string;
}

/** Staff at work: the day, what waits, and deciding on it. */
export const deciding = (house: () => WebHouse): void =>
  describe('deciding', () => {
    let [staff, admin, asks]: Person[] = [];
    let spaces: { id: string; slug: string; siteId: string }[] = [];
    beforeAll(async () => {
      [staff, admin, asks] = await Promise.all([house().staff(), house().staff('demo-admin'), house().applicant('fragar@avgora.example')]);
      ({ body: { spaces } } = await staff.get<{ spaces: typeof spaces }>('/api/v1/spaces'));
    }, 60_000);
    afterEach(() => house().closePages());

    const spaceId = (slug: string) => spaces.find((space) => space.slug === slug)!.id;
    /** Asks for an hour of a day in the weeks that are this flow's own. */
    const ask = async (title: string, start: string, more: object = {}, by = asks!) =>
      (await by.change<Booking>('POST', '/api/v1/bookings', { spaceId: spaceId('kajutan'), start, end: `${start.slice(0, 11)}${String(Number(start.slice(11, 13)) + 1).padStart(2, '0')}:00`, people: 4, title, ...more })).body;
    const now = async ({ id }: { id: string }) => (await staff!.get<Booking>(`/api/v1/bookings/${id}`)).body;

    test.each(everyWay)('the day is told, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: staff });
      const page = await watched.open('/staff');
      await page.getByRole('heading', { level: 1, name: language === 'sv' ? 'Idag' : 'Today' }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Parken' }).waitFor();
      await page.getByRole('heading', { name: language === 'sv' ? 'Borta idag' : 'Away today' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test.each(everyWay)('what waits is told, and a case beside the day it wants, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: staff });
      const page = await watched.open('/staff/inbox?text=Forskningskonferens');
      await page.getByRole('link', { name: 'Forskningskonferens: hållbara hamnstäder' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('link', { name: 'Forskningskonferens: hållbara hamnstäder' }).click();
      await page.getByRole('heading', { level: 1, name: 'Forskningskonferens: hållbara hamnstäder' }).waitFor();
      await page.getByRole('heading', { name: language === 'sv' ? '1 annan vill ha samma tid' : '1 other wants the same time' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await watched.wrong()).toEqual([]);
    });

    test('all of it is as readable in the dark', async () => {
      const watched = await house().look({ theme: 'dark', as: admin });
      const wrong = [];
      for (const path of ['/staff', '/staff/inbox', '/staff/absences', '/staff/rules']) {
        await watched.open(path);
        wrong.push(...(await watched.wrong()));
      }
      expect(wrong).toEqual([]);
    });

    test('a request is found, opened and approved by keyboard alone', async () => {
      const booking = await ask('Tangentmöte ett', '2027-02-02T09:00');
      await ask('Tangentmöte två', '2027-02-02T10:00');
      const watched = await house().look({ as: staff });
      const page = await watched.open('/staff/inbox?text=Tangentmöte&sort=start');
      await page.getByRole('link', { name: 'Tangentmöte ett' }).focus();
      for (const key of ['j', 'k', 'ArrowDown', 'Home']) await page.keyboard.press(key);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Tangentmöte ett');
      await page.keyboard.press('c');
      await page.getByText('Du har det').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Godkänn' }).waitFor();
      await page.getByRole('button', { name: 'Godkänn' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Beslut' }).waitFor();
      await page.getByText('godkänt', { exact: true }).waitFor();
      expect(await now(booking)).toMatchObject({ state: 'approved' });
      expect(await watched.wrong()).toEqual([]);
    });

    test('it is declined with a reason from the list and words of one’s own, and taken up again', async () => {
      const booking = await ask('Avslås snart', '2027-02-03T09:00');
      const watched = await house().look({ as: staff });
      const page = await watched.open(`/staff/cases/${booking.id}`);
      await page.getByRole('button', { name: 'Avslå …' }).click();
      await page.getByRole('button', { name: 'Avslå', exact: true }).click();
      await page.getByText('Välj ett skäl eller skriv ett med egna ord.').waitFor();
      await page.getByLabel('Skäl', { exact: true }).selectOption('Lokalen passar inte för det som planeras');
      await page.getByLabel('Till sökanden').fill('Verkstan hade passat bättre.');
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Avslå', exact: true }).click();
      await page.getByRole('button', { name: 'Ångra: ta upp det igen' }).waitFor();
      expect(await now(booking)).toMatchObject({ state: 'declined', reason: 'Verkstan hade passat bättre.', listedReason: { sv: 'Lokalen passar inte för det som planeras' } });
      await page.getByRole('button', { name: 'Ångra: ta upp det igen' }).click();
      await page.getByRole('button', { name: 'Godkänn' }).waitFor();
      expect(await now(booking)).toMatchObject({ state: 'requested' });
    });

    test('who wants the same is decided on at once: one approved, one offered something else', async () => {
      const [first, second] = [await ask('Först till tiden', '2027-02-04T09:00'), await ask('Sedan till tiden', '2027-02-04T09:00')];
      const watched = await house().look({ as: staff });
      const page = await watched.open(`/staff/cases/${first.id}`);
      const one = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Först till tiden' }) });
      const other = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Sedan till tiden' }) });
      await one.getByLabel('Godkänns').check();
      await other.getByLabel('Erbjuds annat').check();
      await other.getByRole('checkbox').first().check();
      await page.getByText('1 godkänns, 1 erbjuds annat, 0 avslås').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Avgör alla på en gång' }).click();
      await page.getByText('godkänt', { exact: true }).waitFor();
      const { body: { items } } = await staff!.get<{ items: { state: string }[] }>(`/api/v1/offers?bookingId=${second.id}`);
      expect([await now(first), items]).toMatchObject([{ state: 'approved' }, [{ state: 'open' }]]);
    });

    test('more is asked, the clock stands still, and what she answers is read without anybody asking for it', async () => {
      const booking = await ask('Frågas om', '2027-02-05T09:00');
      const watched = await house().look({ as: staff });
      const page = await watched.open(`/staff/cases/${booking.id}`);
      await page.getByRole('button', { name: 'Fråga sökanden …' }).click();
      await page.getByLabel('Vad behöver du veta?').fill('Hur många blir ni?');
      await page.getByRole('button', { name: 'Skicka frågan' }).click();
      await page.getByText('Tiden står stilla').waitFor();
      await asks!.change('POST', `/api/v1/cases/${booking.caseId}/messages`, { text: 'Fyra, och en hund.' });
      await page.getByText('Fyra, och en hund.').waitFor();
      await page.getByText('Avgörs senast').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('whoever was slower is told what is now, and keeps what she has written', async () => {
      const booking = await ask('Två vill avgöra', '2027-02-08T09:00');
      const watched = await house().look({ as: staff });
      const page = await watched.open(`/staff/cases/${booking.id}`);
      await page.getByRole('button', { name: 'Avslå …' }).click();
      await page.getByLabel('Till sökanden').fill('Tyvärr fullt.');
      await admin!.change('POST', `/api/v1/bookings/${booking.id}/approval`);
      await page.getByText('Någon annan hann före').waitFor();
      await page.getByText('Nu är det godkänt.').waitFor();
      expect(await page.getByLabel('Till sökanden').inputValue()).toBe('Tyvärr fullt.');
      await page.getByRole('button', { name: 'Avslå', exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(await now(booking)).toMatchObject({ state: 'approved' });
      expect(await watched.wrong()).toEqual([]);
    });

    test('several are decided at once, and it is said of each what came of it', async () => {
      const [free, taken] = [await ask('Flera ett', '2027-02-09T09:00'), await ask('Flera två', '2027-02-10T09:00')];
      const inTheWay = await ask('Har redan tiden', '2027-02-10T09:00');
      await staff!.change('POST', `/api/v1/bookings/${inTheWay.id}/approval`);
      const watched = await house().look({ as: staff });
      const page = await watched.open('/staff/inbox?text=Flera&sort=start');
      await page.getByRole('link', { name: 'Flera ett' }).focus();
      for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
      await page.getByRole('button', { name: 'Godkänn valda' }).click();
      const dialog = page.getByRole('dialog', { name: '1 avgjorda, 1 gick inte' });
      await dialog.getByText('inte avgjort').waitFor();
      expect(await watched.wrong()).toEqual([]);
      expect([await now(free), await now(taken)]).toMatchObject([{ state: 'approved' }, { state: 'requested' }]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Godkänn valda' }).waitFor({ state: 'detached' });
    });

    test('what has come while somebody works in the list waits until she asks for it', async () => {
      await ask('Stilla ett', '2027-02-11T09:00');
      const { page } = await house().look({ as: staff });
      await page.goto('/staff/inbox?text=Stilla&sort=start');
      await page.getByRole('link', { name: 'Stilla ett' }).focus();
      await ask('Stilla noll', '2027-02-11T08:00');
      await page.getByText('medan du arbetat här').waitFor();
      expect(await page.getByRole('link', { name: 'Stilla noll' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Visa', exact: true }).click();
      await page.getByRole('link', { name: 'Stilla noll' }).waitFor();
    });

    test('it is not for whoever only asks', async () => {
      const watched = await house().look({ as: asks });
      const page = await watched.open('/staff/inbox');
      await page.getByRole('heading', { name: 'Det här är för dem som arbetar i huset' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('reception sees the day, and decides nothing', async () => {
      const { page } = await house().look({ as: await house().staff('demo-reception') });
      await page.goto('/staff');
      await page.getByRole('heading', { level: 2, name: 'Parken' }).waitFor();
      expect(await page.getByRole('link', { name: 'Ärenden' }).count()).toBe(0);
      await page.goto('/staff/inbox');
      await page.getByRole('heading', { name: 'Det här är för dem som arbetar i huset' }).waitFor();
    });
  });
