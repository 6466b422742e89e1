import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing';
import type { Person } from '../journey/people.js';
import { addressOf, instant, openDay, spaceNamed, tabTo } from './asking-house.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Booking {
  id: string;
  title: string;
  state: string;
  seriesId: string | null;
}

const bookingsOf = async (person: Person): Promise<Booking[]> => (await person.get<{ items: Booking[] }>('/api/v1/bookings')).body.items;
const held = (page: Page) => page.getByText(/^Tiden hålls åt dig till/).first();
const receipt = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor();
const holdOf = (page: Page) =>
  page.evaluate<string | undefined>(`Object.keys(localStorage).filter((key) => key.startsWith('ask ')).map((key) => JSON.parse(localStorage[key]).hold?.id)[0]`);

/** Whoever comes back to a window sees what has become of it meanwhile. */
const lookAgain = (page: Page) => page.evaluate("void window.dispatchEvent(new Event('visibilitychange'))");

/** Asking for a space: the form, what is kept of it, and how it comes in once. */
export const asking = (house: () => WebHouse): void =>
  describe('asking', () => {
    afterEach(() => house().closePages());

    test.each(everyWay)('the form says at once whether it can be done, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open(await addressOf(house(), { space: 'magasinet', date: await openDay(house(), 0), people: 8 }));
      await page.getByText(language === 'sv' ? 'Det går bra då' : 'That can be done').waitFor();
      await page.getByText(language === 'sv' ? /^Den som bokar lämnar lokalen/ : /^Whoever books leaves the space/).waitFor();
      await page.getByLabel(language === 'sv' ? 'Hur många är ni?' : 'How many are you?').fill('80');
      await page.getByRole('button', { name: language === 'sv' ? /^Ändra till/ : /^Change to/ }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('somebody asks by keyboard alone, signs in on the way, and has a receipt', async () => {
      const watched = await house().look();
      const page = await watched.open(await addressOf(house(), { space: 'lotsen', date: await openDay(house(), 1) }));
      await tabTo(page, page.getByLabel('Vad ska det heta?'));
      await page.keyboard.type('Samtal vid kajen');
      await tabTo(page, page.getByLabel('E-postadress'));
      await page.keyboard.type('tangenter@boka.example');
      await page.keyboard.press('Enter');
      const { text } = await house().system.post.mail('tangenter@boka.example', /kod/i);
      await tabTo(page, page.getByLabel('Koden i mejlet'));
      await page.keyboard.type(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)![0]);
      await page.keyboard.press('Enter');
      await held(page).waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Boka', exact: true }));
      await page.keyboard.press('Enter');
      await receipt(page, 'Lokalen är din');
      await page.getByText(/^PRK \d{4}-\d+/).waitFor();
      expect(await page.getByRole('link', { name: 'Följ den under Mitt' }).getAttribute('href')).toMatch(/^\/mine\/bookings\//);
      expect(await watched.wrong()).toEqual([]);
    });

    test('what is wrong stands at its field, focus goes to the first, and one press puts the time right', async () => {
      const asker = await house().applicant('regler@boka.example');
      const watched = await house().look({ as: asker });
      const page = await watched.open(await addressOf(house(), { space: 'lotsen', date: await openDay(house(), 2), from: '10:05', to: '10:50' }));
      await page.getByText(/Bokningar börjar var 15:e minut/).waitFor();
      await page.getByRole('button', { name: /^Skicka förfrågan|^Boka$/ }).click();
      await page.getByText('Skriv vad det ska heta.').waitFor();
      expect(await page.evaluate<string>('document.activeElement.type')).toBe('time');
      await page.getByRole('button', { name: /^Ändra till/ }).click();
      await page.getByText('Det går bra då').waitFor();
      expect(await page.getByLabel('Från', { exact: true }).inputValue()).toMatch(/:(?:00|15|30|45)$/);
    });

    test('reloading keeps what was written and the time that is held; leaving gives it back', async () => {
      const asker = await house().applicant('ladda-om@boka.example');
      const { page } = await house().look({ as: asker });
      await page.goto(await addressOf(house(), { space: 'lotsen', date: await openDay(house(), 3) }));
      await page.getByLabel('Vad ska det heta?').fill('Blir kvar');
      await held(page).waitFor();
      const before = await holdOf(page);
      await page.reload();
      await held(page).waitFor();
      expect(await page.getByLabel('Vad ska det heta?').inputValue()).toBe('Blir kvar');
      expect(await holdOf(page)).toBe(before);
      await page.getByRole('link', { name: 'Programmet' }).click();
      await eventually('the hold is given back', async () => ((await asker.browser.fetch(new URL(`/api/v1/holds/${before!}`, house().system.web))).status === 404 ? true : undefined));
    });

    test('a line that is lost while sending makes one booking, not two', async () => {
      const asker = await house().applicant('utan-linje@boka.example');
      const watched = await house().look({ as: asker });
      const page = await watched.open(await addressOf(house(), { space: 'lotsen', date: await openDay(house(), 4) }));
      await page.getByLabel('Vad ska det heta?').fill('Bara en gång');
      await held(page).waitFor();
      // It comes in, and the answer never comes back.
      await page.route('**/api/v1/bookings', async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      }, { times: 1 });
      await page.getByRole('button', { name: 'Boka', exact: true }).click();
      await page.getByText('Vi vet inte om det kom fram').waitFor();
      await page.reload();
      await page.getByText('Vi vet inte om det kom fram').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Försök igen' }).click();
      await page.getByText('Vi vet inte om det kom fram').waitFor();
      expect(await watched.barriers()).toEqual([]);
      // With the line it goes by itself.
      await page.context().setOffline(false);
      await receipt(page, 'Lokalen är din');
      expect((await bookingsOf(asker)).map(({ title }) => title)).toEqual(['Bara en gång']);
    });

    test('where somebody was quicker the page says so, and what can be had instead is one press away', async () => {
      const [asker, other, staff] = await Promise.all([house().applicant('efter@boka.example'), house().applicant('fore@boka.example'), house().staff()]);
      const date = await openDay(house(), 10);
      const { page } = await house().look({ as: asker });
      await page.goto(await addressOf(house(), { space: 'kajutan', date }));
      await page.getByLabel('Vad ska det heta?').fill('Vi också');
      await page.getByText('Det går bra då').waitFor();
      await page.getByLabel('Namn').fill('Efter Efterström');
      await page.getByLabel('E-post').fill('ingen adress');
      await page.getByRole('button', { name: 'Skicka förfrågan' }).click();
      await eventually('focus is at what is wrong', async () => ((await page.getByLabel('E-post').and(page.locator(':focus[aria-invalid="true"]')).count()) > 0 ? true : undefined));
      await page.getByLabel('E-post').fill('efter@boka.example');
      const { body } = await other.change<{ id: string; version: number }>('POST', '/api/v1/bookings', { spaceId: await spaceNamed(house(), 'kajutan'), start: instant(date, '10:00'), end: instant(date, '11:00'), people: 2, title: 'Före' });
      await staff.change('POST', `/api/v1/bookings/${body.id}/approval`, {}, { 'if-match': `"${body.version}"` });
      await page.getByRole('button', { name: 'Skicka förfrågan' }).click();
      await page.getByText('Det här går i stället').first().waitFor();
      await page.getByRole('button', { name: /^(?!Ändra).*10:00–11:00$/ }).first().click();
      await page.getByText('Det går bra då').waitFor();
      expect(await page.getByLabel('Vad ska det heta?').inputValue()).toBe('Vi också');
    });

    test('whose session ended while she wrote signs in again over the form, and sends it', async () => {
      const asker = await house().applicant('utloggad@boka.example');
      const { page } = await house().look({ as: asker });
      await page.goto(await addressOf(house(), { space: 'kajutan', date: await openDay(house(), 5) }));
      await page.getByLabel('Vad ska det heta?').fill('Utloggad under tiden');
      await page.getByText(/^Vi räknar med dig till/).first().waitFor();
      await asker.change('DELETE', '/api/v1/session');
      await page.getByRole('button', { name: 'Skicka förfrågan' }).click();
      const again = page.getByRole('dialog', { name: 'Du har loggats ut' });
      await again.getByLabel('E-postadress').fill('utloggad@boka.example');
      await again.getByRole('button', { name: 'Skicka koden' }).click();
      const code = await eventually('another code has come', async () => {
        const mails = (await house().system.post.mailsTo('utloggad@boka.example')).filter(({ subject }) => /kod/i.test(subject));
        return mails.length > 1 ? mails.map(({ text }) => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)![0]) : undefined;
      }, { timeoutMs: 15_000 });
      await again.getByLabel('Koden i mejlet').fill(code.at(-1)!);
      await again.getByRole('button', { name: 'Logga in', exact: true }).click();
      await again.waitFor({ state: 'hidden' });
      expect(await page.getByLabel('Vad ska det heta?').inputValue()).toBe('Utloggad under tiden');
      await page.getByRole('button', { name: 'Skicka förfrågan' }).click();
      await receipt(page, 'Din förfrågan har kommit fram');
    });

    test('a series shows each occasion, with a clash and one that is left out, and is sent as far as it fits', async () => {
      const asker = await house().applicant('varje-dag@boka.example');
      const other = await house().applicant('i-vagen@boka.example');
      const [first, day] = [await openDay(house(), 6), await openDay(house(), 7)];
      const spaceId = await spaceNamed(house(), 'lotsen');
      await other.change('POST', '/api/v1/bookings', { spaceId, start: instant(day, '14:00'), end: instant(day, '15:00'), people: 2, title: 'I vägen' });
      const watched = await house().look({ as: asker });
      const page = await watched.open(await addressOf(house(), { space: 'lotsen', date: first, from: '14:00', to: '15:00' }));
      await page.getByLabel('Vad ska det heta?').fill('Avstämning');
      await page.getByLabel('Ja, boka flera tillfällen på en gång').check();
      await page.getByLabel('Hur ofta?').selectOption({ label: 'Varje dag' });
      // A week has days on which the house is closed.
      await page.getByLabel('Hur många gånger?').fill('7');
      await page.getByText(/^\d av 7 tillfällen går\.$/).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'stängd då' }).first().waitFor();
      const clash = page.getByRole('listitem').filter({ hasText: 'Upptagen' });
      await clash.getByText('går inte', { exact: true }).first().waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: /^Hoppa över/ }).last().click();
      await page.getByText(/^\d av 6 tillfällen går\.$/).waitFor();
      await page.getByLabel('Boka de tillfällen som går').check();
      await page.getByRole('button', { name: 'Skicka alla tillfällen' }).click();
      await receipt(page, 'Lokalen är din');
      const made = (await bookingsOf(asker)).filter(({ title }) => title === 'Avstämning');
      expect(made.length).toBeGreaterThan(0);
      expect(made.length).toBeLessThan(6);
      expect(new Set(made.map(({ seriesId }) => seriesId)).size).toBe(1);
    }, 60_000);

    test('when a hold is over the page says so, and whether the time is still free', async () => {
      const asker = await house().applicant('slut@boka.example');
      const watched = await house().look({ as: asker });
      const page = await watched.open(await addressOf(house(), { space: 'lotsen', date: await openDay(house(), 8) }));
      await held(page).waitFor();
      const soon = new Date(Date.now() + 4.5 * 60_000).toISOString();
      await page.route('**/api/v1/holds/*', async (route) => route.fulfill({ json: { ...(await (await route.fetch()).json()), expiresAt: soon } }), { times: 1 });
      await lookAgain(page);
      await page.getByText('Fem minuter kvar för den här tiden.').waitFor({ state: 'attached' });
      await page.getByText(/^5 minuter kvar/).waitFor();
      await asker.change('DELETE', `/api/v1/holds/${(await holdOf(page))!}`);
      await lookAgain(page);
      await page.getByText('Tiden hålls inte längre åt dig').waitFor();
      await page.getByText(/^Den är fortfarande ledig/).waitFor();
      await page.getByRole('button', { name: 'Håll den igen' }).click();
      await held(page).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('a draft is gone on with on another machine, and can be removed', async () => {
      const asker = await house().applicant('utkast@boka.example');
      const { page } = await house().look({ as: asker });
      await page.goto(await addressOf(house(), { space: 'fyren', date: await openDay(house(), 9), people: 9 }));
      await page.getByLabel('Vad ska det heta?').fill('Halvfärdigt');
      await page.getByText(/^Sparat\. Du kan fortsätta/).waitFor();
      const elsewhere = await house().look({ as: asker, width: 360 });
      const there = await elsewhere.open('/ask');
      await there.getByRole('link', { name: 'Fortsätt med Halvfärdigt' }).click();
      await there.waitForURL(/draft=/);
      await eventually('the draft stands in the form', async () => ((await there.getByLabel('Vad ska det heta?').inputValue()) === 'Halvfärdigt' ? true : undefined));
      expect(await there.getByLabel('Hur många är ni?').inputValue()).toBe('9');
      const again = await elsewhere.open('/ask');
      await again.getByRole('button', { name: 'Ta bort Halvfärdigt' }).click();
      await again.getByRole('heading', { name: 'Fortsätt där du var' }).waitFor({ state: 'detached' });
    });
  });
