import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../journey/people.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Booking {
  id: string;
  caseId: string;
  caseNumber: string;
  version: number;
}

/** A private person’s request, declined, with its title released but for a name. */
async function decline(house: WebHouse): Promise<Booking> {
  const [applicant, staff, registrar] = [await house.applicant('diarie@ford.example'), await house.staff(), await house.staff('demo-registrar')];
  const { body: booking } = await applicant.change<Booking>('POST', '/api/v1/bookings', { ...(await aFreeHour(applicant)), people: 2, title: 'Samtal med Zaragoza om skolan' });
  const { body: { reasons } } = await staff.get<{ reasons: { id: string; isOther: boolean }[] }>('/api/v1/reasons?kind=decline');
  const decision = { reasonId: reasons.find(({ isOther }) => !isOther)!.id, reason: 'Vi behöver den själva.' };
  await staff.change('POST', `/api/v1/bookings/${booking.id}/decline`, decision, { 'if-match': `"${booking.version}"` });
  await registrar.change('POST', `/api/v1/cases/${booking.caseId}/releases`, { field: 'title', sourceId: booking.id, text: 'Samtal med ▇ om skolan' });
  return booking;
}

/** In six weeks, in the little room. */
async function aFreeHour(person: Person): Promise<{ spaceId: string; start: string; end: string }> {
  const { body: { spaces } } = await person.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
  const spaceId = spaces.find(({ slug }) => slug === 'kajutan')!.id;
  const days = [42, 47].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  const { body: { sites } } = await person.get<{ sites: { id: string }[] }>('/api/v1/sites');
  const { body: { windows } } = await person.get<{ windows: { spaceId: string; start: string }[] }>(
    `/api/v1/free-windows?siteId=${sites[0]!.id}&people=2&from=${days[0]}T08:00&to=${days[1]}T18:00&minutes=60`,
  );
  const { start } = windows.find((window) => window.spaceId === spaceId)!;
  return { spaceId, start, end: new Date(Date.parse(start) + 3_600_000).toISOString() };
}

/** What anybody may read of what was asked for and decided. */
export const register = (house: () => WebHouse): void =>
  describe('the public register', () => {
    let declined: Booking;
    beforeAll(async () => {
      declined = await decline(house());
    }, 60_000);
    afterEach(() => house().closePages());

    test.each(everyWay)('tells of a case what was decided, on what ground, and what has been released of it, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/register');
      await page.getByRole('link', { name: declined.caseNumber }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('link', { name: declined.caseNumber }).click();
      await page.getByRole('heading', { level: 1, name: declined.caseNumber }).waitFor();
      await page.getByText(language === 'sv' ? 'Privatperson' : 'Private person').waitFor();
      const words = await page.getByRole('blockquote').ariaSnapshot();
      expect(words.split('\n').map((line) => line.trim())).toEqual(['- blockquote:', '- text: Samtal med', `- img "${language === 'sv' ? 'maskat' : 'masked'}": ▇`, '- text: om skolan']);
      expect(await watched.wrong()).toEqual([]);
    });

    test('a search is sent by keyboard, stands in the address, and is the same when it is opened again', async () => {
      const watched = await house().look({ width: 360, theme: 'dark' });
      const page = await watched.open('/register');
      await page.getByLabel('Sök i diariet').focus();
      await page.keyboard.type(declined.caseNumber.toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByText('1 ärende', { exact: true }).waitFor();
      await page.getByText('Fler villkor').click();
      await page.getByLabel('Läge').selectOption({ label: 'Avslaget' });
      await page.waitForURL(/state=declined/);
      await page.goto(page.url());
      await page.getByText('1 ärende', { exact: true }).waitFor();
      expect([await page.getByLabel('Sök i diariet').inputValue(), await page.getByLabel('Läge').inputValue()]).toEqual([declined.caseNumber.toLowerCase(), 'declined']);
      expect(await watched.wrong()).toEqual([]);
      await page.getByLabel('Läge').selectOption({ label: 'Godkänt' });
      await page.getByText('Inget ärende stämmer med sökningen.').waitFor();
      await page.goBack();
      await page.getByRole('link', { name: declined.caseNumber }).waitFor();
    });

    test.each(['PRK-1999-000001', 'ingenting'])('%s, which nobody has, is told with how numbers are written', async (number) => {
      const watched = await house().look();
      const page = await watched.open(`/register/${number}`);
      await page.getByRole('heading', { name: `${number} finns inte i diariet` }).waitFor();
      await page.getByText('Ett diarienummer ser ut som PRK 2026-000123.').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test.each(everyWay)('how accessible the pages are is told, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/accessibility');
      await page.getByRole('heading', { level: 1, name: language === 'sv' ? 'Redogörelse för tillgänglighet' : 'Accessibility statement' }).waitFor();
      expect(await page.getByRole('link', { name: 'Digg' }).count()).toBe(1);
      expect(await watched.wrong()).toEqual([]);
    });
  });
