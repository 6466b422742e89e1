import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationNumber, type Person } from '../journey/people.js';
import { LittleRoom } from './mine-data.js';
import { everyWay, type WebHouse } from './web-house.js';

const paths = ['passes', 'messages', 'organisations', 'calendars', 'data'];

/** Passes, messages, organisations, calendars and what is known of somebody. */
export const mineOwn = (house: () => WebHouse): void =>
  describe('mine alone', () => {
    let sara: Person;
    let staff: Person;

    beforeAll(async () => {
      [sara, staff] = await Promise.all([house().applicant('sara@mitt.example'), house().staff()]);
      const { body: { items } } = await sara.get<{ items: { id: string }[] }>('/api/v1/programme');
      await sara.change('POST', `/api/v1/events/${items[0]!.id}/registrations`, {});
    }, 60_000);
    afterEach(() => house().closePages());

    test.each(everyWay)('each of its pages shuts nobody out, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: sara });
      const found: string[] = [];
      for (const path of paths) {
        const page = await watched.open(`/mine/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        found.push(...(await watched.wrong()).map((fault) => `${path} ${fault}`));
      }
      expect(found).toEqual([]);
    }, 90_000);

    test('the code of a pass says what the door reads, in the dark too', async () => {
      const watched = await house().look({ as: sara, theme: 'dark', width: 360 });
      const page = await watched.open('/mine/passes');
      const code = page.getByRole('img', { name: /^Passerkort till/ }).first();
      await code.waitFor();
      expect(await code.locator('rect').getAttribute('fill')).toBe('#ffffff');
      expect((await code.boundingBox())!.width).toBeGreaterThan(200);
      expect(await watched.wrong()).toEqual([]);
    });

    test('a calendar address is made, read and revoked', async () => {
      const watched = await house().look({ as: sara, width: 360 });
      const page = await watched.open('/mine/calendars');
      await page.getByRole('button', { name: 'Skapa en adress' }).click();
      const address = await page.getByLabel('Hemlig adress').inputValue();
      expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR');
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: /Stäng adressen för Mina egna bokningar/ }).click();
      await page.getByRole('button', { name: 'Ja, stäng adressen' }).click();
      await page.getByText('Du har inga kalenderadresser än.').waitFor();
      expect((await fetch(address)).status).toBe(404);
    });

    test('what she wants to be told is chosen, and what she has been told is read', async () => {
      const { page } = await house().look({ as: sara });
      await page.goto('/mine/messages');
      await page.getByText(/Du har en plats/).first().click();
      await page.getByText('Varmt välkommen!', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: /Markera som läst: Du har en plats/ }).waitFor({ state: 'detached' });
      await page.getByLabel('Påminnelser med E-post').selectOption('off');
      await page.getByRole('radio', { name: 'Andra tider' }).check();
      await page.getByLabel('Från').fill('22:30');
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Sparat.').waitFor();
      const { body } = await sara.get<{ choices: object[]; quietHours: object }>(`/api/v1/people/${sara.session.personId}/message-preferences`);
      expect(body.choices).toContainEqual({ channel: 'email', category: 'reminder', choice: 'off' });
      expect(body.quietHours).toMatchObject({ begins: '22:30' });
    });

    test('an organisation is added, and confirmed while she looks', async () => {
      const { page } = await house().look({ as: sara });
      await page.goto('/mine/organisations');
      await page.getByLabel('Organisationens namn').fill('Kajens kör');
      await page.getByLabel('Organisationsnummer').fill(organisationNumber());
      await page.getByRole('button', { name: 'Lägg till' }).click();
      await page.getByText('Väntar på bekräftelse', { exact: true }).waitFor();
      const { body: { memberships } } = await sara.get<{ memberships: { id: string }[] }>(`/api/v1/people/${sara.session.personId}`);
      await staff.change('POST', `/api/v1/memberships/${memberships[0]!.id}/confirmation`, {});
      await page.getByText('Bekräftad').waitFor();
      expect(await page.getByText('Väntar på bekräftelse', { exact: true }).count()).toBe(0);
    });

    test('everything that is known of her is one file', async () => {
      const room = await LittleRoom.of(sara, 'kajutan', 220);
      const { caseId } = await room.ask(sara, 'Mitt eget möte');
      await sara.change('POST', `/api/v1/cases/${caseId}/messages`, { text: 'Bara jag vet det här.' });
      const { page } = await house().look({ as: sara });
      await page.goto('/mine/data');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Ladda ner allt' }).click();
      const file = readFileSync(await (await download).path(), 'utf8');
      for (const known of ['sara@mitt.example', 'Mitt eget möte', 'Bara jag vet det här.', 'Du har en plats']) expect(file).toContain(known);
    });

    test('whoever wants to be removed is told what that means, removed and signed out', async () => {
      const gone = await house().applicant('borta@mitt.example');
      const watched = await house().look({ as: gone, width: 360 });
      const page = await watched.open('/mine/data');
      await page.getByRole('button', { name: 'Ta bort mig' }).click();
      await page.getByText('Vad lagen kräver att vi behåller').waitFor();
      await page.getByRole('button', { name: 'Ta bort allt om mig' }).click();
      await page.getByText('Kryssa i att du förstår att det inte går att ångra.').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('checkbox', { name: 'Jag förstår att det inte går att ångra' }).check();
      await page.getByRole('button', { name: 'Ta bort allt om mig' }).click();
      await page.getByRole('heading', { name: 'Vi tar bort allt om dig' }).waitFor();
      await page.getByText('Bokningar och ärenden').waitFor();
      await page.getByRole('link', { name: 'Logga in' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      expect((await gone.get<{ signedIn: boolean }>('/api/v1/session')).body.signedIn).toBe(false);
    });
  });
