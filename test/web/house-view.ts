import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing';
import type { Person } from '../journey/people.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Booking {
  id: string;
  start: string;
  end: string;
  spaceId: string;
  version: number;
}

const weeksAhead = 14;

/** Staff see the house over a day or a week, and put what is in it elsewhere. */
export const houseView = (house: () => WebHouse): void =>
  describe('the house view', () => {
    let staff: Person;
    let spaces: Record<string, string>;
    let days: string[];
    beforeAll(async () => {
      staff = await house().staff();
      const { body: { sites } } = await staff.get<{ sites: { id: string; slug: string }[] }>('/api/v1/sites');
      const siteId = sites.find(({ slug }) => slug === 'parken')!.id;
      const { body } = await staff.get<{ spaces: { id: string; slug: string }[] }>(`/api/v1/spaces?siteId=${siteId}`);
      spaces = Object.fromEntries(body.spaces.map(({ id, slug }) => [slug, id]));
      days = await openWednesdays(staff, siteId);
    }, 60_000);
    afterEach(() => house().closePages());

    const booked = async (title: string, space: string, day: string, from: string, to: string, isApproved = true): Promise<Booking> => {
      const { body } = await staff.change<Booking>('POST', '/api/v1/bookings', { spaceId: spaces[space], start: `${day}T${from}`, end: `${day}T${to}`, people: 4, title });
      if (isApproved) await staff.change('POST', `/api/v1/bookings/${body.id}/approval`);
      return asIs(body.id);
    };
    const asIs = async (id: string): Promise<Booking> => (await staff.get<Booking>(`/api/v1/bookings/${id}`)).body;
    const isAt = (id: string, from: string, to: string, space: string) =>
      eventually(`it is ${from}–${to} in ${space}`, async () => {
        const now = await asIs(id);
        return now.spaceId === spaces[space] && timeIn(now.start) === from && timeIn(now.end) === to;
      });
    const opened = async (address: string, look = {}) => {
      const watched = await house().look({ as: staff, ...look });
      return { watched, page: await watched.open(`/staff/house?site=parken&${address}`) };
    };

    test.each(everyWay)('shows who has which space when, and what is chosen, $language at $width px', async ({ language, width }) => {
      const [title, day] = [`Visas ${language} ${width}`, days[width === 360 ? 0 : 1]!];
      const from = language === 'sv' ? '09:00' : '12:00';
      const { id } = await booked(title, 'fyren', day, from, language === 'sv' ? '11:00' : '14:00');
      const { watched, page } = await opened(`day=${day}`, { language, width });
      await blockOf(page, title).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await blockOf(page, title).click();
      await page.waitForURL(`**booking=${id}**`);
      await page.getByRole('button', { name: language === 'sv' ? 'Flytta' : 'Move', exact: true }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('a booking is moved and made longer by keyboard alone, is told of on the way, and comes back', async () => {
      const { id } = await booked('Med tangenter', 'verkstan', days[2]!, '09:00', '10:00');
      const { watched, page } = await opened(`day=${days[2]}`);
      await blockOf(page, 'Med tangenter').focus();
      await page.keyboard.press('m');
      await page.locator('[data-held]:focus').waitFor();
      for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
      await page.locator('[data-announced]', { hasText: /Kajutan, .*09:30–10:45/ }).waitFor({ state: 'attached' });
      expect(await watched.wrong()).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('”Med tangenter” är flyttad till Kajutan').waitFor();
      expect(await isAt(id, '09:30', '10:45', 'kajutan')).toBe(true);
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByText('”Med tangenter” är tillbaka där den var.').waitFor();
      expect(await isAt(id, '09:00', '10:00', 'verkstan')).toBe(true);
    });

    test('a booking is drawn to another time and space with a mouse', async () => {
      const { id } = await booked('Med mus', 'kajutan', days[3]!, '09:00', '11:00');
      const { page } = await opened(`day=${days[3]}`);
      const from = (await blockOf(page, 'Med mus').boundingBox())!;
      const row = (await page.locator(`[data-space="${spaces.fyren}"]`).boundingBox())!;
      const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 20, y, { steps: 3 });
      await page.mouse.move(x + from.width, row.y + row.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.getByText('”Med mus” är flyttad till Fyren').waitFor();
      expect(await isAt(id, '11:00', '13:00', 'fyren')).toBe(true);
    });

    test('a move that is refused is explained, and the booking is where it was', async () => {
      await booked('Står där', 'kajutan', days[4]!, '10:00', '12:00');
      const { id } = await booked('Vill dit', 'kajutan', days[4]!, '09:00', '10:00');
      const { watched, page } = await opened(`day=${days[4]}`);
      await blockOf(page, 'Vill dit').focus();
      await page.keyboard.press('m');
      await page.locator('[data-held]:focus').waitFor();
      await page.keyboard.press('Shift+ArrowRight');
      await page.getByText('Krockar med ”Står där”.').first().waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: /upptagen/ }).waitFor();
      await page.locator('[data-held]').waitFor({ state: 'detached' });
      expect(await watched.wrong()).toEqual([]);
      expect(await isAt(id, '09:00', '10:00', 'kajutan')).toBe(true);
    });

    test('what somebody else does meanwhile moves nothing below who is moving it, and is told', async () => {
      const { id } = await booked('Två händer', 'fyren', days[5]!, '09:00', '10:00');
      const { page } = await opened(`day=${days[5]}`);
      await blockOf(page, 'Två händer').focus();
      await page.keyboard.press('m');
      await page.keyboard.press('ArrowRight');
      const before = await page.locator('[data-held]').boundingBox();
      const { version } = await asIs(id);
      await staff.change('POST', `/api/v1/bookings/${id}/move`, { start: `${days[5]}T14:00`, end: `${days[5]}T15:00` }, { 'if-match': `"${version}"` });
      await page.getByText(/Någon annan har ändrat bokningen medan du flyttar den: den är nu Fyren, .* 14:00–15:00/).waitFor();
      expect(await page.locator('[data-held]').boundingBox()).toEqual(before);
      await page.getByRole('button', { name: 'Fortsätt med mitt' }).click();
      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      await page.getByText('”Två händer” är flyttad').waitFor();
      expect(await isAt(id, '09:15', '10:15', 'fyren')).toBe(true);
    });

    test('a space is closed for maintenance when it is known what that meets, and opened again', async () => {
      await booked('Berörs', 'verkstan', days[6]!, '10:00', '12:00');
      const { watched, page } = await opened(`day=${days[6]}&as=list`);
      await page.getByRole('button', { name: 'Boka eller stäng Verkstan' }).click();
      await page.getByLabel('Från', { exact: true }).fill('11:00');
      await page.getByLabel('Till', { exact: true }).fill('13:00');
      await page.getByRole('button', { name: 'Se vad som berörs' }).click();
      await page.getByText(/1 bokning står i vägen/).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByLabel('Till', { exact: true }).fill('15:00');
      await page.getByLabel('Från', { exact: true }).fill('13:00');
      await page.getByRole('button', { name: 'Se vad som berörs' }).click();
      await page.getByText('Inga bokningar berörs.').waitFor();
      await page.getByLabel('Skäl på svenska').fill('Golvet slipas');
      await page.getByLabel('Skäl på engelska').fill('The floor is sanded');
      await page.getByRole('button', { name: 'Stäng rummet' }).click();
      await page.getByText('Rummet är stängt för underhåll.').waitFor();
      await page.getByRole('button', { name: /13:00–15:00 Underhåll/ }).click();
      await page.getByText('Golvet slipas').waitFor();
      await page.getByRole('button', { name: 'Öppna rummet igen' }).click();
      await page.getByRole('button', { name: /13:00–15:00 Underhåll/ }).waitFor({ state: 'detached' });
    });

    test('on a phone a booking is moved in a form', async () => {
      const { id } = await booked('I fickan', 'kajutan', days[7]!, '09:00', '10:00');
      const { watched, page } = await opened(`day=${days[7]}`, { width: 360 });
      await blockOf(page, 'I fickan').click();
      await page.getByRole('button', { name: 'Flytta' }).click();
      await page.getByLabel('Rum', { exact: true }).selectOption({ label: 'Fyren' });
      await page.getByLabel('Till', { exact: true }).fill('11:30');
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      await page.getByText('”I fickan” är flyttad till Fyren').waitFor();
      expect(await isAt(id, '09:00', '11:30', 'fyren')).toBe(true);
    });

    test('two bookings change rooms', async () => {
      const one = await booked('Byter ett', 'fyren', days[8]!, '09:00', '10:00');
      const other = await booked('Byter två', 'kajutan', days[8]!, '09:00', '10:00');
      const { page } = await opened(`day=${days[8]}&view=week&booking=${one.id}`);
      await page.getByText('Byt rum med en annan bokning').click();
      await page.getByLabel('Byt med').selectOption(other.id);
      await page.getByRole('button', { name: 'Byt rum', exact: true }).click();
      await page.getByText('Bokningarna har bytt rum.').waitFor();
      expect(await isAt(one.id, '09:00', '10:00', 'kajutan')).toBe(true);
    });
  });

const blockOf = (page: Page, title: string) => page.locator('[data-booking]', { hasText: title });

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });
const timeIn = (instant: string): string => clock.format(new Date(instant));

const dateAfter = (weeks: number) => new Date(Date.now() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

/** Wednesdays on which the house keeps its ordinary hours, each in another week. */
async function openWednesdays(staff: Person, siteId: string): Promise<string[]> {
  const { body } = await staff.get<{ days: { date: string; opens: string | null; ground: string }[] }>(`/api/v1/sites/${siteId}/opening?from=${dateAfter(weeksAhead)}&to=${dateAfter(weeksAhead + 12)}`);
  return body.days.filter(({ date, opens, ground }) => ground === 'weekly' && opens && new Date(`${date}T12:00Z`).getUTCDay() === 3).map(({ date }) => date);
}
