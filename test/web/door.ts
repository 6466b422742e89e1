import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing';
import type { Person } from '../journey/people.js';
import { guestsOf, soonIn, type Guest } from './door-data.js';
import type { FakeCamera } from './fake-camera.js';
import { everyWay, type WebHouse } from './web-house.js';

// What has just happened is told when it has certainly been.
const mergedWithinMs = 40_000;
const address = '/door?site=silon';

async function type(page: Page, pass: string): Promise<void> {
  await page.getByLabel('Passets kod').fill(pass);
  await page.keyboard.press('Enter');
}

/** The reception: passes with and without a line, whoever comes unexpected, and who is inside. */
export const door = (house: () => WebHouse, camera: FakeCamera): void =>
  describe('at the door', () => {
    let reception: Person;
    let staff: Person;
    let siteId: string;
    let guests: Record<'typed' | 'seen' | 'alone' | 'cancelled' | 'leaving', Guest>;
    beforeAll(async () => {
      [reception, staff] = await Promise.all([house().staff('demo-reception'), house().staff()]);
      const meeting = await soonIn(staff, 'labbet');
      siteId = meeting.siteId;
      const [typed, seen, alone, cancelled, leaving] = await guestsOf(house(), staff, meeting, ['Tyra Tangent', 'Karin Kamera', 'Ensam Ek', 'Avbokad Al', 'Utgång Ulv']);
      guests = { typed: typed!, seen: seen!, alone: alone!, cancelled: cancelled!, leaving: leaving! };
    }, 90_000);
    afterEach(() => house().closePages());

    test.each(everyWay)('who is expected and who is inside is shown, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: reception });
      const page = await watched.open(address);
      await page.getByText('Ensam Ek').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('link', { name: language === 'sv' ? 'Inne just nu' : 'Inside now' }).click();
      await page.getByRole('heading', { level: 1, name: language === 'sv' ? 'Inne just nu' : 'Inside now' }).waitFor();
      await page.getByRole('link', { name: language === 'sv' ? 'Öppna listan för utskrift' : 'Open the list for printing' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('whoever has no part in it is not let near it', async () => {
      const { page } = await house().look({ as: await house().applicant('nyfiken@dorren.example') });
      await page.goto(address);
      await page.getByRole('heading', { name: 'Det här är för dem som arbetar i huset' }).waitFor();
      expect(await page.getByText('Ensam Ek').count()).toBe(0);
    });

    test('a pass that a scanner types lets her in by name, with whom she visits; a second time it is said that she is inside', async () => {
      const watched = await house().look({ as: reception });
      const page = await watched.open(address);
      const answer = page.getByRole('status').filter({ hasText: 'Tyra Tangent' });
      await type(page, guests.typed.pass);
      await answer.filter({ hasText: 'Välkommen in' }).filter({ hasText: /Besöker/ }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByLabel('Ut', { exact: true }).check();
      await type(page, guests.typed.pass);
      await answer.filter({ hasText: 'Hej då' }).waitFor();
      await page.getByLabel('In', { exact: true }).check();
      await type(page, guests.typed.pass);
      await answer.filter({ hasText: 'Välkommen in' }).waitFor();
      // The same, as another door would see it.
      const other = await watched.page.context().newPage();
      await other.goto(address);
      await type(other, guests.typed.pass);
      await other.getByText('Titta efter').waitFor();
    });

    test('what is no pass, and what somebody has made herself, is said to be that', async () => {
      const watched = await house().look({ as: reception });
      const page = await watched.open(address);
      await type(page, 'https://example.com/');
      await page.getByText('Det här är inget pass från Parken').waitFor();
      await type(page, `${guests.alone.pass.slice(0, -4)}AAAA`);
      await page.getByText('Stopp').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('the camera of the phone reads a pass', async () => {
      camera.see(guests.seen.pass);
      const watched = await house().look({ as: reception, width: 360 });
      const page = await watched.open(address);
      await page.getByRole('button', { name: 'Läs med kameran' }).click();
      await page.getByRole('status').filter({ hasText: 'Karin Kamera' }).filter({ hasText: 'Välkommen in' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Stäng av kameran' }).click();
    });

    test('without a line the page opens, checks passes by itself and tells the house later; what the house knew better is shown until somebody has seen it', async () => {
      const watched = await house().look({ as: reception });
      const { page } = watched;
      await watched.open(address);
      await eventually('the page is kept', async () => (await page.evaluate<boolean>('caches.match("/door").then((kept) => kept !== undefined)')) || undefined);
      await page.context().setOffline(true);
      await page.reload();
      await page.getByText('Vi når inte huset').waitFor();
      await type(page, guests.alone.pass);
      await page.getByText('Passet är äkta').waitFor();
      await type(page, `${guests.alone.pass.slice(0, -8)}AAAAAAAA`);
      await page.getByText('Passet är inte utfärdat av Parken').waitFor();
      await staff.change('DELETE', `/api/v1/guests/${guests.cancelled.visitId}`);
      await type(page, guests.cancelled.pass);
      await page.getByText('2 passager väntar på att skickas till huset').waitFor();
      expect(await watched.wrong()).toEqual([]);

      await page.context().setOffline(false);
      const conflict = page.getByText('Avbokad Al släpptes in').locator('..');
      await conflict.filter({ hasText: 'Besöket var avbokat' }).waitFor({ timeout: mergedWithinMs });
      await page.getByRole('listitem').filter({ hasText: 'Ensam Ek' }).filter({ hasText: 'Inne sedan' }).waitFor();
      expect(await page.getByText('väntar på att skickas').count()).toBe(0);
      await page.reload();
      await conflict.getByRole('button', { name: 'Jag har sett det' }).click();
      await conflict.waitFor({ state: 'detached' });
    }, 90_000);

    test('somebody who is not expected is inside after three taps and her name, and is seen off from the list', async () => {
      const watched = await house().look({ as: reception, width: 360 });
      const page = await watched.open(address);
      await page.getByRole('button', { name: 'Oanmäld besökare' }).click();
      await page.keyboard.type('Bo Förbi');
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('group', { name: 'Besöker' }).getByRole('radio').last().check();
      await page.getByRole('form', { name: 'Oanmäld besökare' }).getByRole('button', { name: 'Släpp in' }).click();
      await page.getByText('Bo Förbi är inne').waitFor();
      await page.getByRole('link', { name: 'Inne just nu' }).click();
      await page.getByLabel('Sök på namn').fill('förbi');
      await page.getByRole('button', { name: 'Har gått: Bo Förbi' }).click();
      await page.getByText('Ingen med det namnet.').or(page.getByText('Ingen besökare är inne.')).waitFor();
    });

    test('whoever has left her pass at home is found by name', async () => {
      const { page } = await house().look({ as: reception });
      await page.goto(address);
      await page.getByLabel('Sök på namn').fill('utgång');
      await page.getByRole('button', { name: 'Släpp in Utgång Ulv' }).click();
      await page.getByRole('listitem').filter({ hasText: 'Utgång Ulv' }).filter({ hasText: 'Inne sedan' }).waitFor();
      const { body } = await reception.get<{ items: { visitorName: string }[] }>(`/api/v1/sites/${siteId}/inside`);
      expect(body.items.map(({ visitorName }) => visitorName)).toContain('Utgång Ulv');
    });
  });
