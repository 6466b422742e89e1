import { afterEach, describe, expect, test } from '@jest/globals';
import { Browser } from '../journey/browser.js';
import { everyWay, type WebHouse } from './web-house.js';

interface Held {
  id: string;
  slug: string;
  version: number;
}

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString();

// Remembers each heading and title that the page has had since there was one.
const remembering = `
  window.shown = [];
  new MutationObserver(() => {
    const heading = document.querySelector('h1');
    if (!heading && window.shown.length === 0) return;
    const now = (heading ? heading.textContent : 'nothing') + ' | ' + document.title;
    if (window.shown.at(-1) !== now) window.shown.push(now);
  }).observe(document, { subtree: true, childList: true, characterData: true });`;

/** An event online with so many seats, published. */
async function hold(house: WebHouse, capacity: number, name: string): Promise<Held> {
  const staff = await house.staff();
  const title = { sv: name, en: name };
  const draft = { kind: 'workshop', title, summary: title, description: title, attendance: 'online', onlineUrl: 'https://mote.example/1', start: day(40), end: day(40.1), capacity };
  const { body } = await staff.change<Held>('POST', '/api/v1/events', draft);
  return (await staff.change<Held>('POST', `/api/v1/events/${body.id}/publication`, undefined, { 'if-match': `"${body.version}"` })).body;
}

async function attendees(house: WebHouse, { id }: Held): Promise<number> {
  const { body } = await (await house.staff()).get<{ items: unknown[] }>(`/api/v1/registrations?eventId=${id}`);
  return body.items.length;
}

const registerAnother = ({ system }: WebHouse, { id }: Held) =>
  new Browser(system.web).post(`/api/v1/events/${id}/registrations`, { name: 'Den Första', email: 'forst@kon.example' });

/** What is on, and registering for it. */
export const programme = (house: () => WebHouse): void =>
  describe('the programme', () => {
    afterEach(() => house().closePages());

    test.each(everyWay)('tells what is on by day, and of one event all of it, $language at $width px', async ({ language, width }) => {
      const watched = await house().look({ language, width });
      const page = await watched.open('/programme');
      const title = language === 'sv' ? 'Marknadsdialog: utsläppsfria arbetsmaskiner' : 'Market dialogue: emission-free machinery';
      await page.getByText(language === 'sv' ? 'Fullt, väntelista' : 'Full, waiting list').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('link', { name: title }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByRole('heading', { name: language === 'sv' ? 'Ställ dig på väntelistan' : 'Join the waiting list' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('what is chosen stands in the address, and is the same when it is opened again', async () => {
      const watched = await house().look({ width: 360, theme: 'dark' });
      const page = await watched.open('/programme');
      await page.getByLabel('Vad?', { exact: true }).selectOption({ label: 'Utbildning' });
      await page.getByText('1 evenemang').waitFor();
      await page.goto(page.url());
      expect(await page.getByLabel('Vad?', { exact: true }).inputValue()).toBe('training');
      await page.getByText('1 evenemang').waitFor();
      await page.getByLabel('Vad?', { exact: true }).selectOption({ label: 'Invigning' });
      await page.getByText('Inget i programmet stämmer med urvalet.').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Visa allt' }).click();
      await page.getByRole('heading', { level: 3 }).first().waitFor();
      expect(new URL(page.url()).search).toBe('');
    });

    test.each(['/programme', 'an event'])('%s is taken over from the page that the gateway wrote without a flash of nothing, and asks for nothing again', async (path) => {
      const watched = await house().look();
      const asked: string[] = [];
      watched.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await watched.page.addInitScript(remembering);
      const page = await watched.open(path === 'an event' ? `/programme/${(await hold(house(), 20, 'Tas över')).slug}` : path);
      await page.getByRole('link', { name: 'Tillgänglighet' }).waitFor();
      expect(await page.evaluate<string[]>('window.shown')).toHaveLength(1);
      expect(asked.filter((each) => each.startsWith('/api/v1/programme'))).toEqual([]);
    });

    test('somebody registers without an account by keyboard alone, and is told at the same place', async () => {
      const event = await hold(house(), 3, 'Med tangenter');
      const watched = await house().look();
      const page = await watched.open(`/programme/${event.slug}`);
      await page.getByText('3 av 3 kvar').waitFor();
      await page.getByLabel('Namn').focus();
      await page.keyboard.type('Tova Tangent');
      await page.keyboard.press('Tab');
      await page.keyboard.type('ingen adress');
      await page.keyboard.press('Enter');
      await page.getByText('Ska vara en e-postadress.').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('tova@tangent.example');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Du har en plats' }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Du har en plats');
      await page.getByText('2 av 3 kvar').waitFor();
      expect(await watched.wrong()).toEqual([]);
    });

    test('a number is written as people write it, and is needed for text messages alone', async () => {
      const event = await hold(house(), 3, 'Per sms');
      const page = await (await house().look({ width: 360 })).open(`/programme/${event.slug}`);
      await page.getByLabel('Namn').fill('Sam Sms');
      await page.getByLabel('E-postadress').fill('sam@sms.example');
      await page.getByLabel('Jag vill få besked som sms också').check();
      await page.getByRole('button', { name: 'Anmäl mig' }).click();
      await page.getByText('Måste anges.').waitFor();
      await page.getByLabel('Mobilnummer').fill('070-174 06 05');
      await page.getByRole('button', { name: 'Anmäl mig' }).click();
      await page.getByRole('heading', { name: 'Du har en plats' }).waitFor();
      expect(await attendees(house(), event)).toBe(1);
    });

    test('where it is full she is told her place on the waiting list, and pressing twice takes one place', async () => {
      const event = await hold(house(), 1, 'En enda stol');
      await registerAnother(house(), event);
      const watched = await house().look({ language: 'en', width: 360 });
      const page = await watched.open(`/programme/${event.slug}`);
      await page.getByLabel('Name').fill('Vera Wait');
      await page.getByLabel('E-mail address').fill('vera@wait.example');
      await page.getByRole('button', { name: 'Put me on the waiting list' }).dblclick();
      await page.getByRole('heading', { name: 'You are number 1 on the waiting list' }).waitFor();
      expect(await watched.wrong()).toEqual([]);
      expect(await attendees(house(), event)).toBe(2);
    });

    test('who is signed in has her own seat there, and gives it up there', async () => {
      const event = await hold(house(), 2, 'Egen plats');
      const watched = await house().look({ as: await house().applicant('egen@plats.example') });
      const page = await watched.open(`/programme/${event.slug}`);
      await page.getByRole('button', { name: 'Anmäl mig' }).click();
      await page.getByRole('heading', { name: 'Du har en plats' }).waitFor();
      expect(await page.getByRole('link', { name: 'Följ på nätet' }).getAttribute('href')).toBe('https://mote.example/1');
      await page.getByRole('button', { name: 'Lämna återbud' }).click();
      await page.getByText('Lämnar du återbud går platsen till någon annan.').waitFor();
      expect(await watched.wrong()).toEqual([]);
      await page.getByRole('button', { name: 'Lämna återbud' }).click();
      await page.getByRole('button', { name: 'Anmäl mig' }).waitFor();
    });

    test('what is cancelled says so, and why, and takes no registrations', async () => {
      const event = await hold(house(), 2, 'Blir inte av');
      const staff = await house().staff();
      await staff.change('POST', `/api/v1/events/${event.id}/cancellation`, { reason: 'Talaren är sjuk.' }, { 'if-match': `"${event.version}"` });
      const watched = await house().look();
      const page = await watched.open(`/programme/${event.slug}`);
      await page.getByText('Talaren är sjuk.').waitFor();
      expect(await page.getByLabel('Namn').count()).toBe(0);
      expect(await watched.wrong()).toEqual([]);
    });

    test('without any script one registers all the same', async () => {
      const event = await hold(house(), 2, 'Utan skript');
      const { page } = await house().look({ script: false });
      await page.goto('/programme');
      await page.getByRole('link', { name: 'Utan skript' }).click();
      await page.getByLabel('Namn').fill('Noa Skript');
      await page.getByLabel('E-post').fill('noa@skript.example');
      await page.getByRole('button', { name: 'Anmäl mig' }).click();
      await page.getByText('Du har en plats.').waitFor();
      expect(await attendees(house(), event)).toBe(1);
    });
  });
