import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#testing';
import type { Person } from '../journey/people.js';
import { LittleRoom, type Booked } from './mine-data.js';
import { everyWay, type WebHouse } from './web-house.js';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n');

/** What somebody has asked for and booked: looked at, answered, changed, written about and given up. */
export const mine = (house: () => WebHouse): void =>
  describe('mine', () => {
    let vera: Person;
    let staff: Person;
    let room: LittleRoom;
    let booked: Booked;

    beforeAll(async () => {
      [vera, staff] = await Promise.all([house().applicant('vera@mitt.example'), house().staff()]);
      room = await LittleRoom.of(vera);
      booked = await room.booked(vera, staff, 'Styrgruppsmöte');
      const asked = await room.ask(vera, 'Intervjuer');
      await staff.change('POST', `/api/v1/cases/${asked.caseId}/questions`, { text: 'Hur många blir ni?' });
      await vera.change('POST', `/api/v1/bookings/${booked.id}/guests`, { name: 'Gun Gäst', email: 'gun@gast.example' });
    }, 60_000);
    afterEach(() => house().closePages());

    test('whoever is not signed in is asked to, and comes back', async () => {
      const { page } = await house().look();
      await page.goto('/mine/passes');
      expect(await page.getByRole('main').getByRole('link', { name: 'Logga in' }).getAttribute('href')).toBe('/sign-in?to=%2Fmine%2Fpasses');
    });

    test.each(everyWay)('everything of hers is in order of time, what needs her answer first, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width, as: vera });
      const page = await watched.open('/mine');
      await page.getByRole('link', { name: 'Styrgruppsmöte' }).waitFor();
      const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
      expect(headings.slice(0, 3)).toEqual(language === 'sv' ? ['Behöver ditt svar', 'Kommer', 'Väntar'] : ['Needs your answer', 'Coming', 'Waiting']);
      expect(await watched.wrong()).toEqual([]);
    });

    test.each([...everyWay, { language: 'sv', width: 1440, theme: 'dark' } as const])('a booking says all of itself, $language at $width px', async (look) => {
      const watched = await house().look({ ...look, as: vera });
      const page = await watched.open(`/mine/bookings/${booked.id}`);
      await page.getByText('Gun Gäst').waitFor();
      expect(await page.getByRole('link', { name: booked.caseNumber }).count()).toBe(1);
      expect(await page.getByText(look.language === 'sv' ? 'Godkänd' : 'Approved').count()).toBe(1);
      expect(await watched.wrong()).toEqual([]);
    });

    test('a question is answered with a file, and the house answers with another', async () => {
      const watched = await house().look({ as: vera, width: 360 });
      const page = await watched.open('/mine');
      await page.getByRole('link', { name: 'Läs och svara' }).click();
      await page.getByLabel('Ditt svar').fill('Fyra, se planen.');
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Bifoga en fil' }).click();
      await (await choosing).setFiles([{ name: 'plan.pdf', mimeType: 'application/pdf', buffer: pdf }, { name: 'plan.txt', mimeType: 'text/plain', buffer: pdf }]);
      await page.getByText('plan.pdf är bifogad.').waitFor();
      await page.getByText('Vi tar bara emot PDF och bilder.').waitFor();
      await page.getByRole('button', { name: 'Skicka' }).click();
      await page.getByRole('link', { name: 'plan.pdf' }).waitFor();
      expect(await watched.wrong()).toEqual([]);

      const [, bookingId] = /bookings\/([\w-]+)/.exec(page.url())!;
      const { body: { caseId } } = await vera.get<Booked>(`/api/v1/bookings/${bookingId}`);
      const { body: { items: [, answer] } } = await staff.get<{ items: { text: string; attachments: { id: string }[] }[] }>(`/api/v1/cases/${caseId}/messages`);
      expect(answer).toMatchObject({ text: 'Fyra, se planen.', attachments: [{ name: 'plan.pdf', kind: 'pdf' }] });
      await staff.change('POST', `/api/v1/cases/${caseId}/messages`, { text: 'Tack, det ser bra ut.' });
      // It comes by itself while she looks.
      await page.getByText('Tack, det ser bra ut.').waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'plan.pdf' }).click();
      expect((await download).suggestedFilename()).toBe('plan.pdf');
    });

    test('what is offered instead is taken by one click', async () => {
      const rival = await house().applicant('rival@mitt.example');
      const hers = await room.offered(vera, rival, staff, 'Planeringsdag');
      const { page } = await house().look({ as: vera });
      await page.goto('/mine');
      await page.getByRole('button', { name: /Ta .* 15:00–16:00, Kajutan/ }).click();
      await page.getByRole('link', { name: 'Planeringsdag' }).first().waitFor();
      await eventually('it is hers', async () => {
        const { body } = await vera.get<Booked>(`/api/v1/bookings/${hers.id}`);
        return body.state === 'approved' || undefined;
      });
    });

    test('less is had at once; more is asked for, and she keeps what she had', async () => {
      const { id, start, end } = await room.booked(vera, staff, 'Kortare och längre');
      const watched = await house().look({ as: vera });
      const page = await watched.open(`/mine/bookings/${id}?do=change`);
      await page.getByLabel('Slutar').fill('10:45');
      await page.getByText('Det här gäller genast.').waitFor();
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page.getByText('Bokningen är ändrad.').waitFor();
      await page.getByRole('link', { name: 'Ändra' }).click();
      await page.getByLabel('Slutar').fill('12:00');
      await page.getByText(/Du behåller det du har bokat tills vi har svarat/).waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Be om ändringen' }).click();
      await page.getByText('Du har bett om en ändring').waitFor();
      const { body } = await vera.get<Booked>(`/api/v1/bookings/${id}`);
      expect([body.start, Date.parse(end) - Date.parse(body.end)]).toEqual([start, 15 * 60_000]);
    });

    test('whoever changes what somebody else has changed meanwhile is told how it is, and keeps what she wrote', async () => {
      const { id, version, start, end } = await room.booked(vera, staff, 'Två på en gång');
      const { page } = await house().look({ as: vera });
      // Nothing is told by itself: then the form would know.
      await page.route('**/api/v1/live', (route) => route.abort());
      await page.goto(`/mine/bookings/${id}?do=change`);
      await page.getByLabel('Hur många').fill('3');
      await staff.change('POST', `/api/v1/bookings/${id}/move`, { start: new Date(Date.parse(start) + 3_600_000), end: new Date(Date.parse(end) + 3_600_000) }, { 'if-match': `"${version}"` });
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page.getByText('Någon har ändrat bokningen medan du skrev').waitFor();
      await page.getByText(/11:00–12:00 i Kajutan/).waitFor();
      expect(await page.getByLabel('Hur många').inputValue()).toBe('3');
    });

    test('a booking is cancelled by keyboard, with a reason', async () => {
      const { id } = await room.booked(vera, staff, 'Blir inte av');
      const watched = await house().look({ as: vera });
      const page = await watched.open(`/mine/bookings/${id}`);
      await page.getByRole('link', { name: 'Avboka' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(/Du kan avboka utan anmärkning till/).waitFor();
      await page.getByRole('button', { name: 'Ja, avboka' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Välj en anledning, eller skriv med egna ord.').waitFor();
      await page.getByLabel('Varför avbokar du?').selectOption({ index: 1 });
      await page.getByLabel('Med egna ord').fill('Alla är sjuka.');
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Ja, avboka' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Bokningen är avbokad.').waitFor();
      await page.getByText('Alla är sjuka.').waitFor();
    });

    test('a guest is invited and gets a pass, and the invitation is taken back', async () => {
      const { id } = await room.booked(vera, staff, 'Med gäst');
      const watched = await house().look({ as: vera, language: 'en', width: 360 });
      const page = await watched.open(`/mine/bookings/${id}`);
      await page.getByLabel('The guest’s name').fill('Gustav Gäst');
      await page.getByLabel('The guest’s e-mail address').fill('gustav@gast.example');
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByText('Has been sent a pass').waitFor();
      expect(await watched.wrong()).toEqual([]);
      expect((await house().system.post.mail('gustav@gast.example', /./)).text).toMatch(/\/p\//);
      await page.getByRole('button', { name: 'Take back the invitation to Gustav Gäst' }).click();
      await page.getByText('The invitation has been taken back').waitFor();
    });

    test('this and all that follow of a series are taken back together', async () => {
      const day = room.day();
      const { body: series } = await vera.change<{ occurrences: { bookingId: string }[] }>('POST', '/api/v1/series', {
        spaceId: room.spaceId, start: `${day}T17:00`, end: `${day}T18:00`, rrule: 'FREQ=WEEKLY;COUNT=3', title: 'Språkkafé', people: 4,
      });
      const { page } = await house().look({ as: vera });
      await page.goto(`/mine/bookings/${series.occurrences[1]!.bookingId}?do=cancel`);
      await page.getByRole('radio', { name: /och alla därefter/ }).check();
      await page.getByLabel('Med egna ord').fill('Kaféet flyttar.');
      await page.getByRole('button', { name: 'Ja, ta tillbaka' }).click();
      await page.getByText('Du har tagit tillbaka din förfrågan.').waitFor();
      const states = await Promise.all(series.occurrences.map(async ({ bookingId }) => (await vera.get<Booked>(`/api/v1/bookings/${bookingId}`)).body.state));
      expect(states).toEqual(['requested', 'withdrawn', 'withdrawn']);
    });
  });
