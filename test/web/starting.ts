import { afterEach, describe, expect, test } from '@jest/globals';
import { everyWay, type WebHouse } from './web-house.js';

/** The first page, signing in, and what is around every page. */
export const starting = (house: () => WebHouse): void =>
  describe('starting', () => {
    afterEach(() => house().closePages());

    test.each(everyWay)('the start page tells what is on and what is free, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(language === 'sv' ? /Rum för/ : /Rooms for/);
      await page.getByRole('link', { name: language === 'sv' ? 'Utbildningsdag: AI-driven skola' : 'Training day: schools with AI' }).waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(await watched.wrong()).toEqual([]);
    });

    test('it is as readable in the dark', async () => {
      const watched = await house().look({ theme: 'dark' });
      await watched.open('/');
      expect(await watched.wrong()).toEqual([]);
    });

    test('another language stays chosen, on the pages that the gateway writes as well', async () => {
      const { page } = await house().look();
      await page.goto('/');
      await page.getByRole('button', { name: 'In English' }).click();
      await page.getByRole('heading', { name: 'Free right now' }).waitFor();
      await page.goto('/accessibility');
      expect(await page.getAttribute('html', 'lang')).toBe('en');
    });

    test('somebody signs in by keyboard alone, with the code from her mail, and is where she wanted to go', async () => {
      const watched = await house().look();
      const page = await watched.open('/sign-in?to=/find');
      await page.getByLabel('E-postadress').focus();
      await page.keyboard.type('tangent@bord.example');
      await page.keyboard.press('Enter');
      await page.getByLabel('Koden i mejlet').waitFor();
      expect(await watched.wrong()).toEqual([]);
      const { text } = await house().system.post.mail('tangent@bord.example', /kod/i);
      await page.keyboard.type(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)![0]);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/find');
      await page.getByRole('button', { name: 'Logga ut' }).waitFor();
    });

    test('an address of another place is not gone to after signing in', async () => {
      const { page } = await house().look();
      await page.goto('/sign-in?to=//elsewhere.example');
      expect(await page.getByRole('link', { name: 'Logga in som personal' }).getAttribute('href')).toBe('/api/v1/sign-in/staff?returnTo=%2Fstaff');
    });

    test('a wrong code is told beside the field, and nothing that was written is lost', async () => {
      const watched = await house().look({ language: 'en' });
      const page = await watched.open('/sign-in');
      await page.getByLabel('E-mail address').fill('fel@kod.example');
      await page.getByRole('button', { name: 'Send the code' }).click();
      await page.getByLabel('The code in the mail').fill('0000-0000');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('fel@kod.example');
      expect(await watched.wrong()).toEqual([]);
    });
  });
