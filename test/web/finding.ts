import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openThursdays } from './open-days.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Site {
  id: string;
  slug: string;
}

const mostTabs = 60;

/** Somebody finds a space, is told why others are not for her, and picks a time. */
export const finding = (house: () => WebHouse): void =>
  describe('finding', () => {
    let day: string;
    let fullDay: string;
    let hall: { id: string };
    beforeAll(async () => {
      const anybody = await house().applicant('letar@finna.example');
      const { body: { sites } } = await anybody.get<{ sites: Site[] }>('/api/v1/sites');
      const site = sites.find(({ slug }) => slug === 'parken')!;
      const { body: { spaces } } = await anybody.get<{ spaces: { id: string; slug: string }[] }>(`/api/v1/spaces?siteId=${site.id}`);
      hall = spaces.find(({ slug }) => slug === 'salen')!;
      [day, fullDay] = await openThursdays(house().system.web, site.id);
      const { body: booking } = await anybody.change<{ id: string; version: number }>('POST', '/api/v1/bookings', {
        spaceId: hall.id, start: `${fullDay}T08:00`, end: `${fullDay}T20:00`, people: 100, title: 'Hela dagen i salen',
      });
      await (await house().staff()).change('POST', `/api/v1/bookings/${booking.id}/approval`);
    }, 60_000);
    afterEach(() => house().closePages());

    test.each(everyWay)('what is free is shown in cards and hour by hour, with why the others are not, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open(`/find?people=30&day=${day}&why=true`);
      await page.getByRole('heading', { name: language === 'sv' ? 'Det som passar er bäst' : 'What suits you best' }).waitFor();
      await page.getByRole('button', { name: language === 'sv' ? 'Verkstan, ledig 08:00–20:00' : 'The Workshop, free 08:00–20:00' }).waitFor();
      expect(await page.getByRole('listitem').filter({ hasText: language === 'sv' ? 'Fyren' : 'The Lighthouse' }).first().textContent()).toContain(
        language === 'sv' ? 'Den rymmer 16 och ni är 30.' : 'It holds 16 and you are 30.',
      );
      expect(await watched.wrong()).toEqual([]);
    });

    test('it is as readable in the dark, with a time picked', async () => {
      const watched = await house().look({ theme: 'dark' });
      const page = await watched.open(`/find?people=30&day=${day}`);
      await page.getByRole('button', { name: 'Salen öst, ledig 08:00–20:00' }).click();
      await page.getByText('Personalen svarar på din förfrågan.').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('by keyboard alone somebody searches, moves among free times, picks one and comes to the form', async () => {
      const { page } = await house().look();
      await page.goto(`/find?day=${day}`);
      await page.getByLabel('Hur många är ni?').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('12');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Fyren, ledig 08:00–20:00' }).waitFor();
      await tabTo(page, '[data-place]');
      expect(await focusedName(page)).toBe('Salen, ledig 08:00–20:00');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const name = await focusedName(page);
      expect(name).toBe('Salen väst, ledig 08:00–20:00');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /^Salen väst, torsdag/ }).waitFor();
      await tabTo(page, 'select', 0);
      await page.keyboard.type('13:00');
      await page.getByText(/till 15:00/).first().waitFor({ state: 'attached' });
      await tabTo(page, 'a[href^="/ask"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/ask?**');
      const asked = new URL(page.url()).searchParams;
      expect([asked.get('people'), asked.get('start')!.slice(0, 10), Date.parse(asked.get('end')!) - Date.parse(asked.get('start')!)]).toEqual(['12', day, 7_200_000]);
    });

    test('the address holds the search: a reload shows the same, and another day is one press away', async () => {
      const { page } = await house().look();
      await page.goto('/find');
      await page.getByLabel('Hur många är ni?').fill('8');
      await page.getByLabel('Vilken dag?').fill(day);
      await page.getByLabel('När på dagen?').selectOption({ label: 'Mellan två tider' });
      await page.getByLabel('Tidigast').fill('09:00');
      await page.getByLabel('Senast').fill('12:00');
      await page.getByText('Fler önskemål').click();
      await page.getByLabel('Videomöte').check();
      await page.getByRole('button', { name: 'Sök', exact: true }).click();
      const free = page.getByRole('button', { name: 'Fyren, ledig 09:00–12:00' });
      await free.click();
      await page.getByRole('heading', { name: /^Fyren, torsdag/ }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: /^Fyren, torsdag/ }).waitFor();
      await page.getByText('Fler önskemål (1 valda)').waitFor();
      expect(await page.getByLabel('Hur många är ni?').inputValue()).toBe('8');
      await page.getByRole('button', { name: 'Dagen efter' }).click();
      await page.getByText(/^fredag .*, 8 personer, 2/).waitFor();
      expect(new URL(page.url()).searchParams.get('equipment')).toBe('video-conference');
    });

    test('where nothing fits, the rule in the way is told, other times are one press away, and a watch is set after signing in', async () => {
      const watched = await house().look({ as: await house().applicant('bevakar@finna.example') });
      const page = await watched.open(`/find?people=130&day=${fullDay}&minutes=120`);
      await page.getByText('Ingen lokal är ledig så').waitFor();
      await page.getByText('Upptagen 08:00–10:00, möblering och städning inräknade.').first().waitFor();
      expect(await page.getByRole('link', { name: /^Ta det: Salen,/ }).first().getAttribute('href')).toContain(`space=${hall.id}`);
      await page.getByRole('button', { name: 'Säg till när det blir ledigt' }).click();
      await page.getByText('Vi säger till').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.reload();
      await page.getByRole('button', { name: 'Sluta bevaka' }).click();
      await page.getByRole('button', { name: 'Säg till när det blir ledigt' }).waitFor();
    });

    test('whoever is not signed in is brought back to her search to be told', async () => {
      const { page } = await house().look({ language: 'en' });
      await page.goto(`/find?people=130&day=${fullDay}`);
      const link = page.getByRole('link', { name: 'Sign in to be told' });
      expect(decodeURIComponent((await link.getAttribute('href'))!)).toContain(`/find?people=130&day=${fullDay}`);
    });

    test('a day on which the house is closed says so, and when it opens', async () => {
      const watched = await house().look({ width: 360 });
      const page = await watched.open(`/find?people=10&day=${new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10)}&site=parken`);
      await page.getByText(/^Parken är stängt lördag/).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: /^Sök .* i stället$/ }).click();
      await page.getByRole('button', { name: /ledig 08:00/ }).first().waitFor();
    });
  });

/** As who has no mouse: on and on until it is reached. */
async function tabTo(page: Page, selector: string, least = 1): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (tabs >= least && (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} can’t be reached by keyboard`);
}

const focusedName = (page: Page): Promise<string | null> => page.evaluate('document.activeElement.getAttribute("aria-label")');
