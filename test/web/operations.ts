import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationRecorded } from '#contracts';
import { newId } from '#kernel';
import { Database, sql } from '#persistence';
import { eventually } from '#testing';
import { databaseUrlOf } from '../../launcher/src/operator/operator.js';
import type { Person } from '../journey/people.js';
import { everyWay, type WebHouse } from './web-house.js';

const missing = 'saknar@besked.example';
const failing = 'fetch-what-is-not-there-when-never-told';
const mended = 'name-organisation-when-organisation-recorded';

/** How the house is used, what it has sent, and what it could not take in. */
export const operations = (house: () => WebHouse): void =>
  describe('operations', () => {
    let [staff, admin]: Person[] = [];
    let notifications: Database;
    let booking: Database;
    let failedId: string;
    beforeAll(async () => {
      [staff, admin] = await Promise.all([house().staff(), house().staff('demo-admin'), house().applicant(missing)]);
      [notifications, booking] = [database(house(), 'notifications'), database(house(), 'booking')];
      failedId = await failOneMail(notifications);
      await notifications.execute(sql`
        insert into suppressed_addresses (id, channel, address, reason, answer, since)
        values (${newId()}, 'email', ${missing}, 'bounced', 'failed 5.1.1 550 5.1.1 no such user', now())`);
      for (const reaction of [mended, failing]) await bury(booking, reaction);
    }, 60_000);
    afterAll(() => Promise.all([notifications?.close(), booking?.close()]));
    afterEach(() => house().closePages());

    test.each(everyWay)('the three pages can be read by everybody, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: staff });
      const [used, sent, dead] = language === 'sv' ? ['När i veckan', 'Loggen', 'Bokning'] : ['When in the week', 'The log', 'Booking'];
      for (const [path, heading] of [['/staff/statistics', used], ['/staff/messages', sent], ['/staff/operations', dead]] as const) {
        const page = await watched.open(path);
        await page.getByRole('heading', { level: 2, name: heading }).waitFor();
        expect(await watched.wrong()).toEqual([]);
      }
    });

    test('all of it is as readable in the dark, what lies deeper too', async () => {
      const watched = await house().look({ theme: 'dark', width: 360, as: admin });
      const wrong = [];
      for (const path of ['/staff/statistics', `/staff/messages/${failedId}`, '/staff/messages?view=suppressed', '/staff/operations', '/staff/operations?view=audit']) {
        await watched.open(path);
        wrong.push(...(await watched.wrong()));
      }
      expect(wrong).toEqual([]);
    });

    test('which space and period is kept in the address, and the file has the same', async () => {
      const { page } = await house().look({ as: staff });
      await page.goto('/staff/statistics');
      await page.getByLabel('Lokal', { exact: true }).selectOption({ label: 'Salen' });
      await page.getByText(/^Salen, /).waitFor();
      await page.getByRole('link', { name: 'Den här månaden' }).click();
      await page.waitForURL(/space=salen/);
      await page.waitForURL(/period=month/);
      await page.reload();
      await page.getByText(/^Salen, /).waitFor();
      expect(await page.getByLabel('Lokal', { exact: true }).inputValue()).toBe('salen');
      await page.goto('/staff/statistics?period=free&from=2019-01-01&to=2019-01-31');
      await page.getByText(/^Inget hände de här dagarna/).waitFor();
      await page.goto('/staff/statistics');
      const file = await page.getByRole('link', { name: 'Hämta som CSV Lokal för lokal' }).getAttribute('href');
      const answer = await page.request.get(file!);
      expect([answer.status(), answer.headers()['content-type'], await answer.text()]).toEqual([200, 'text/csv; charset=utf-8', expect.stringContaining('Salen')]);
    });

    test('a message that failed is found by its filter, told, and sent again', async () => {
      const { page } = await house().look({ as: staff });
      await page.goto('/staff/messages');
      await page.getByLabel('Hur det gick').selectOption({ label: 'Misslyckat' });
      await page.waitForURL(/state=failed/);
      await page.reload();
      expect(await page.getByLabel('Hur det gick').inputValue()).toBe('failed');
      await page.locator(`a[href*="${failedId}"]`).click();
      await page.getByText('550 mailbox unavailable').waitFor();
      await page.getByRole('button', { name: 'Försök skicka igen' }).click();
      await page.getByText('Det skickas igen nu. Hur det går syns här nedanför.').waitFor();
      await page.getByRole('definition').filter({ hasText: /^Skickat$/ }).waitFor();
    });

    test('why somebody got nothing is answered, and her address is written to again', async () => {
      const watched = await house().look({ as: staff });
      const page = await watched.open('/staff/messages?view=why');
      await page.getByLabel('E-postadress').fill(missing);
      await page.keyboard.press('Enter');
      await page.getByText('Det här står i vägen nu').waitFor();
      await page.getByText(/Adressen är spärrad/).first().waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('link', { name: 'Till de spärrade adresserna' }).click();
      await page.getByRole('button', { name: 'Häv spärren s***@besked.example' }).click();
      await page.getByText('Spärren av s***@besked.example är hävd.').waitFor();
      await page.goto(`/staff/messages?view=why&email=${encodeURIComponent(missing)}`);
      await page.getByText('Huset känner personen.').waitFor();
      expect(await page.getByText(/Adressen är spärrad/).count()).toBe(0);
    });

    test('a dead letter is tried again: it is done and gone, or says why it is not', async () => {
      const watched = await house().look({ as: staff });
      const page = await watched.open('/staff/operations');
      await page.getByRole('button', { name: `Försök igen ${mended}` }).click();
      await page.getByText(`Det gick: ${mended} är gjort och borta från listan.`).waitFor();
      await page.getByRole('heading', { name: mended }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: `Försök igen ${failing}` }).click();
      await page.getByText('Det gick inte nu heller').waitFor();
      await page.getByText(`there is no reaction ${failing} any more`).first().waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('a service that is away is told, and the others are shown all the same', async () => {
      const { page } = await house().look({ as: staff });
      house().system.freeze('services/events');
      try {
        await page.goto('/staff/operations');
        await page.getByRole('heading', { name: failing }).waitFor();
        await page.getByText('Tjänsten svarar inte just nu').waitFor();
      } finally {
        house().system.thaw('services/events');
      }
      await eventually('it answers again', async () => {
        if (await page.getByRole('button', { name: 'Fråga igen Evenemang' }).isVisible()) await page.getByRole('button', { name: 'Fråga igen Evenemang' }).click();
        return (await page.getByText('Tjänsten svarar inte just nu').count()) === 0 || undefined;
      }, { timeoutMs: 20_000, everyMs: 200 });
    });

    test('who did what in a service is read by administrators alone', async () => {
      const { page } = await house().look({ as: admin });
      await page.goto('/staff/operations?view=audit&service=notifications&kind=change');
      await page.getByRole('rowheader').or(page.getByRole('cell')).filter({ hasText: 'notifications.' }).first().waitFor();
      const theirs = await house().look({ as: staff });
      await theirs.open('/staff/operations?view=audit');
      expect(await theirs.page.getByRole('link', { name: 'Händelselogg' }).count()).toBe(0);
    });
  });

const database = ({ system }: WebHouse, service: string) => new Database({ url: databaseUrlOf({ DATA_DIR: system.dataDir }, service), name: 'web-test', maxConnections: 1 });

/** A mail of the demo that has gone is made one that did not. */
const failOneMail = (notifications: Database): Promise<string> =>
  eventually('the demo has sent a mail', async () => {
    const failed = await notifications.maybeOne<{ id: string }>(sql`
      update deliveries set state = 'failed', next_attempt_at = null, last_error = '550 mailbox unavailable'
      where id = (select id from deliveries where channel = 'email' and state = 'sent' and content is not null and about is not null order by id limit 1)
      returning id`);
    return failed?.id;
  }, { timeoutMs: 30_000 });

async function bury(booking: Database, reaction: string): Promise<void> {
  const [organisationId, eventId] = [newId(), newId()];
  const envelope = JSON.stringify({
    specversion: '1.0', id: eventId, type: organisationRecorded.type, subject: organisationId, time: new Date().toISOString(),
    aggregateversion: 1, data: { id: organisationId, name: 'Byggbolaget AB', kind: 'legal-entity', version: 1 },
  });
  await booking.execute(sql`
    insert into dead_letters (id, reaction, event_id, event_type, aggregate_id, envelope, reason, attempts)
    values (${newId()}, ${reaction}, ${eventId}, ${organisationRecorded.type}, ${organisationId}, ${envelope}, 'TypeError in react', 6)`);
}
