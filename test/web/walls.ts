import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import type { Person } from '../journey/people.js';
import { onceKnown, soonIn, type Meeting } from './door-data.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Event {
  id: string;
  version: number;
}

const clock = (at: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** What hangs on walls: a panel beside a door, and the screen where people come in. */
export const walls = (house: () => WebHouse): void =>
  describe('walls', () => {
    let admin: Person;
    let meeting: Meeting;
    beforeAll(async () => {
      const staff = await house().staff();
      [admin, meeting] = await Promise.all([house().staff('demo-admin'), soonIn(staff, 'magasinet')]);
      const { body: event } = await onceKnown(() => staff.change<Event>('POST', '/api/v1/events', {
        kind: 'workshop', theme: 'creative', topics: ['väggar'], attendance: 'on-site', capacity: 5, bookingId: meeting.bookingId, start: meeting.start, end: meeting.end,
        title: { sv: 'Verkstad om väggar', en: 'Workshop on walls' }, summary: { sv: 'Vi ses.', en: 'See you.' }, description: { sv: 'Vi ses.', en: 'See you.' },
      }));
      await staff.change('POST', `/api/v1/events/${event.id}/publication`, undefined, { 'if-match': `"${event.version}"` });
    }, 60_000);
    afterEach(() => house().closePages());

    test.each(everyWay)('a panel says that its room is free, until when and what comes then, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/panel/magasinet');
      await page.getByText(language === 'sv' ? 'Ledigt' : 'Free', { exact: true }).waitFor();
      await page.getByText(`${language === 'sv' ? 'till' : 'until'} ${clock(meeting.start)}`).waitFor();
      await page.getByRole('heading', { name: language === 'sv' ? 'Sedan' : 'Next' }).locator('..').filter({ hasText: `${clock(meeting.start)}–` }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test.each(everyWay)('the screen in the lobby says what is on and where, in both languages, and what is free, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/lobby/silon');
      const line = page.getByRole('listitem').filter({ hasText: 'Verkstad om väggar' });
      await line.filter({ hasText: 'Workshop on walls' }).filter({ hasText: 'Magasinet' }).filter({ hasText: 'Plan 3' }).filter({ hasText: 'plats finns' }).waitFor();
      await page.getByRole('heading', { name: 'Lediga rum' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test.each(['/panel/magasinet', '/lobby/silon'])('%s says so when it has lost contact, and recovers by itself', async (address) => {
      const { page } = await house().look();
      await page.goto(address);
      const body = page.getByText(address.includes('panel') ? 'Magasinet' : 'Verkstad om väggar').first();
      await body.waitFor();
      await page.context().setOffline(true);
      await page.getByText('Ingen kontakt med huset sedan').waitFor();
      expect(await body.isVisible()).toBe(true);
      await page.context().setOffline(false);
      await page.getByText('Ingen kontakt med huset sedan').waitFor({ state: 'detached' });
    });

    test('what is hours old is not shown any more', async () => {
      const { page } = await house().look();
      await page.clock.install();
      await page.goto('/panel/magasinet');
      await page.getByText('Ledigt', { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.clock.fastForward('04:30:00');
      await page.getByText('Fråga i receptionen').waitFor();
      expect(await page.getByText('Ledigt', { exact: true }).count()).toBe(0);
    });

    test('another version of the client is taken up when nobody is at it', async () => {
      const { page } = await house().look();
      await page.clock.install();
      await page.goto('/lobby/silon');
      await page.getByText('Verkstad om väggar').waitFor();
      await page.evaluate('window.isOld = true');
      const running = (await page.locator('script[type=module][src]').getAttribute('src'))!;
      // What the house would serve after it has been given another.
      let isNew = true;
      await page.context().route('**/lobby/silon', async (route) => {
        const answer = await route.fetch();
        const text = await answer.text();
        await route.fulfill({ response: answer, body: isNew && route.request().resourceType() === 'fetch' ? text.replace(running, '/assets/another.js') : text });
        isNew = false;
      });
      await page.clock.fastForward('00:11:00');
      await eventually('it runs another version', async () => (await page.evaluate<boolean>('window.isOld === undefined')) || undefined);
      await page.getByText('Verkstad om väggar').waitFor();
    });

    test('a panel that staff have given its key takes the code of a booking', async () => {
      const { body: device } = await admin.change<{ id: string }>('POST', '/api/v1/devices', { name: 'Panel, Magasinet', kind: 'door-panel', spaceId: meeting.spaceId });
      const { body: { key } } = await admin.get<{ key: string }>(`/api/v1/devices/${device.id}/key`);
      const { body: { code } } = await admin.get<{ code: string }>(`/api/v1/bookings/${meeting.bookingId}/door-code`);
      const watched = await house().look();
      const page = await watched.open(`/panel#key=${key}`);
      await page.getByText('Skylten har en nyckel').waitFor();
      expect(page.url()).not.toContain(key);
      expect(await watched.wrong()).toEqual([]);
      await page.getByLabel('Rum').selectOption({ label: 'Magasinet' });
      await page.getByRole('button', { name: 'Visa skylten' }).click();
      const press = async (digits: string) => {
        for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
      };
      await press(code === '000000' ? '111111' : '000000');
      await page.getByText('Koden stämmer inte').waitFor();
      await press(code);
      await page.getByText('Välkommen! Rummet är ditt till').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });
  });
