import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { eventually } from '#testing';
import { openThursdays } from './open-days.js';
import { everyWay, type WebHouse } from './web-house.js';

/** What somebody sees of one space, and how she goes on from there. */
export const spacePage = (house: () => WebHouse): void =>
  describe('the page of a space', () => {
    let day: string;
    beforeAll(async () => {
      const { sites } = (await (await fetch(new URL('/api/v1/sites', house().system.web))).json()) as { sites: { id: string; slug: string }[] };
      [day] = await openThursdays(house().system.web, sites.find(({ slug }) => slug === 'parken')!.id);
    });
    afterEach(() => house().closePages());

    test.each(everyWay)('tells of its layouts, its rules and when it is free, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open(`/spaces/salen-ost?from=${day}`);
      const [name, free, rule, need] =
        language === 'sv'
          ? ['Salen öst', /^torsdag .*, ledig 08:00–20:00$/, 'Den kan bokas av alla som loggar in.', 'Hit kommer man utan steg och trösklar.']
          : ['Hall East', /^Thursday .*, free 08:00–20:00$/, 'It can be booked by everybody who signs in.', 'There are no steps or thresholds on the way.'];
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByRole('button', { name: free }).first().waitFor();
      await page.getByText(rule).waitFor();
      await page.getByText(need).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('a free time is picked there, and the way on has it', async () => {
      const watched = await house().look({ theme: 'dark' });
      const page = await watched.open(`/spaces/salen-ost?from=${day}`);
      await page.getByRole('button', { name: /^torsdag .*, ledig 08:00/ }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /^Salen öst, fredag/ }).waitFor();
      await page.getByLabel('Hur många är ni?').fill('200');
      await page.getByText('Den rymmer 60 och ni är 200.').waitFor();
      await page.getByLabel('Hur många är ni?').fill('25');
      await page.getByText('Personalen svarar på din förfrågan.').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.reload();
      const link = page.getByRole('region', { name: /^Salen öst, fredag/ }).getByRole('link', { name: 'Fråga om lokalen' });
      const asked = new URL((await link.getAttribute('href'))!, house().system.web).searchParams;
      const start = asked.get('start')!;
      expect([asked.get('people'), Date.parse(start) - Date.parse(`${day}T00:00Z`) > 86_400_000, Date.parse(asked.get('end')!) - Date.parse(start)]).toEqual(['25', true, 7_200_000]);
    });

    test('it shows its pictures, with what is said instead of them', async () => {
      const staff = await house().staff();
      const { body: { spaces } } = await staff.get<{ spaces: { id: string; slug: string }[] }>('/api/v1/spaces');
      const space = spaces.find(({ slug }) => slug === 'kajutan')!;
      const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a6a8a' } }).png().toBuffer();
      const address = new URL(`/api/v1/spaces/${space.id}/pictures?altSv=Tv%C3%A5+stolar+vid+ett+f%C3%B6nster&altEn=Two+chairs+at+a+window`, house().system.web);
      const answer = await staff.browser.fetch(address, {
        method: 'POST', body: new Uint8Array(picture), headers: { 'content-type': 'image/png', 'origin': address.origin, 'x-csrf-token': staff.session.csrfToken },
      });
      expect(answer.status).toBe(201);
      const watched = await house().look({ language: 'en', width: 360 });
      const page = await watched.open('/spaces/kajutan');
      const shown = page.getByRole('img', { name: 'Two chairs at a window' });
      await shown.waitFor();
      await eventually('the picture is drawn', async () => (await page.evaluate<number>('document.querySelector("main img").naturalWidth')) > 0);
      expect(await watched.wrong()).toEqual([]);
    });

    test('of what is not there it says so', async () => {
      const watched = await house().look();
      const page = await watched.open('/spaces/finns-inte');
      await page.getByRole('heading', { level: 1, name: /finns inte/ }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });
  });
