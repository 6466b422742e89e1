import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type QueryContract, revealDoorCode, revealPass, revealRegistrationLink, revealSigningLink, revealVisitor } from '#contracts';
import type { Sources } from '../src/announcing/family.js';
import type { Message } from '../src/announcing/message.js';
import { announce } from '../src/domain/announcement.js';
import type { CalendarEntry } from '../src/domain/calendar-entry.js';
import { digestLetter } from '../src/domain/letters/digest/digest-letter.js';
import type { Letter, Writing, Written } from '../src/domain/letters/letter.js';
import { signInCode } from '../src/domain/letters/sign-in-code.js';
import type { Language } from '../src/domain/message.js';
import { partsOf, smsOf } from '../src/domain/sms-text.js';
import { html } from '../src/mail/html.js';
import { invitation } from '../src/mail/invitation.js';
import { plainText } from '../src/mail/plain-text.js';
import { messages } from '../src/messages.js';
import { brokenRules } from './calendar-rules.js';
import { aPass } from './owners.js';

// What each message says, for people to read. After a change of words: UPDATE_GOLDEN=1 npx jest services/notifications/test/goldens
const folder = new URL('golden/', import.meta.url);
const facts = new URL('../../../libs/contracts/golden/', import.meta.url);
const languages = ['sv', 'en'] as const;
const links = { why: 'https://parken.example/m/TOKEN', preferences: 'https://parken.example/n/TOKEN' };
const shortWhy = '/m/SHORTOFWHY0';
const house = { house: 'Parken', publicUrl: 'https://parken.example' };
const people = { sv: 'Anna Ek', en: 'John Doe' };

const wish = { siteName: { sv: 'Parken', en: 'Parken' }, spaceName: { sv: 'Stora salen', en: 'Great hall' }, timeZone: 'Europe/Stockholm', start: '2026-12-03T12:00:00Z', end: '2026-12-03T14:00:00Z' };
/** What differs from the facts that the contracts have as examples, where those are told to nobody. */
const differences: Record<string, object> = {
  'offer-ended': { state: 'lapsed' },
  'cancelled-late': { isCancelledLate: true },
  'case-given': { isClaimed: false, wish },
  'applicant-wrote': { from: 'applicant', handledBy: null },
};
const before = { start: '2026-11-25T12:00:00Z', end: '2026-11-25T14:00:00Z', timeZone: 'Europe/Stockholm', spaceName: { sv: 'Lilla salen', en: 'Small hall' } };

interface Place {
  start: string;
  end: string;
  siteId?: string | null;
}

/** What the owners of secrets would answer about what is told. */
function sourcesFor({ start, end, siteId }: Place): Sources {
  const answers = new Map<string, () => object>([
    [revealPass.subject, async () => ({ token: 'PASS', pass: await aPass({ id: '019a0000-0000-7000-8000-000000000060', siteId: siteId ?? '', start, end }) })],
    [revealVisitor.subject, () => ({ visitorName: 'Grete Gäst', visitorOrganisation: 'Gästbolaget AB' })],
    [revealRegistrationLink.subject, () => ({ token: 'REGISTRATION', onlineUrl: null })],
    [revealSigningLink.subject, () => ({ token: 'SIGNING' })],
    [revealDoorCode.subject, () => ({ code: '314159', start, end })],
    ['partners.organisations.reveal-name', () => ({ name: 'Byggbolaget AB' })],
  ]);
  return {
    ask: async (contract: QueryContract) => answers.get(contract.subject)!(),
    notYet: (reason: string) => {
      throw new Error(reason);
    },
    nameOf: () => Promise.resolve('Vera Värd'),
  } as Sources;
}

/** The message as it follows the example of its fact. */
async function writtenAfterItsFact({ name, after, family, words }: Message, language: Language, differing: Partial<Writing> = {}): Promise<Written> {
  const { data, time } = JSON.parse(readFileSync(new URL(`${after.type}.json`, facts), 'utf8')) as { data: object; time: string };
  const announced = family.announced(name, after.data.parse({ ...data, ...differences[name] }) as never, new Set());
  const matter = announced.to[0]?.matter ?? announced.toWhoeverAsked;
  if (!matter) throw new Error(`the example of ${after.type} is told to nobody: let something differ`);
  const announcement = announce({ version: 0, invited: true }, announced);
  const circumstances = {
    invitation: announcement.outdated ? null : announcement.invitation, before: name.endsWith('-moved') ? before : null, at: time, until: announced.until,
  };
  const fetched = await family.fetch(name, { ...matter, ...circumstances } as never, sourcesFor(Object.values(matter)[0] as Place));
  const telling: Writing = { ...matter, ...circumstances, ...fetched, ...house, name: people[language], language, isInvited: true, ...differing };
  return family.write(words as never, telling as never, name);
}

const textOf = (letter: Letter): string => `Subject: ${letter.subject}\n\n${plainText(letter, links)}`;
// What stands in the head is the same for all.
const htmlOf = (letter: Letter): string => html(letter, links).replace(/^[\s\S]*?(?=<body)/, '').replace(/(?=<(?:table|div|p|a|h\d|tr)\b)/g, '\n');

const icsOf = (entry: CalendarEntry, language: Language): string =>
  invitation({
    entry,
    attendee: { email: 'anna@example.se', name: people[language], language },
    organizer: { name: 'Parken', address: 'bokning@parken.example', domain: 'parken.example' },
    stamp: new Date('2026-11-22T09:07:00Z'),
  });

type Files = Record<string, string>;

const filesOf = (name: string, letter: Letter): Files => ({ [`${name}.txt`]: textOf(letter), [`${name}.html`]: htmlOf(letter) });

const read = (name: string): string => (existsSync(new URL(name, folder)) ? readFileSync(new URL(name, folder), 'utf8') : 'not there: UPDATE_GOLDEN=1 writes it');

/** What stands in the files of these names. */
function golden(files: Files): Files {
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, folder), text);
  }
  return Object.fromEntries(Object.keys(files).map((name) => [name, read(name)]));
}

test.each(languages.flatMap((language) => messages.map((message) => [language, message.name, message] as const)))(
  'in %s, %s says what it is to say',
  async (language, name, message) => {
    const { letter, sms, calendar } = await writtenAfterItsFact(message, language);
    const said: Files = {
      ...(message.email ? filesOf(`${name}.${language}`, letter) : {}),
      ...(message.sms === 'never' ? {} : { [`${name}.${language}.sms.txt`]: `${smsOf(sms, language, `${house.publicUrl}${shortWhy}`)}\n` }),
      ...(calendar ? { [`${name}.${language}.ics`]: icsOf(calendar, language) } : {}),
    };
    expect(said).toEqual(golden(said));
    expect(Object.entries(said).filter(([file]) => file.endsWith('.ics')).flatMap(([, text]) => brokenRules(text))).toEqual([]);
  },
);

// What is secret in a link is so long in truth, and few houses have a longer address.
const publicUrl = 'https://parken.helsingborg.se';
const token = 'T'.repeat(43);
const asLong: Partial<Writing> = { publicUrl, registrationLink: token, signingLinks: [token], pass: { token, holds: '' } };

test.each(languages.flatMap((language) => messages.filter(({ sms }) => sms !== 'never').map((message) => [language, message.name, message] as const)))(
  'in %s, the SMS of %s is one, or two where it has a link of its own',
  async (language, _name, message) => {
    const { sms } = await writtenAfterItsFact(message, language, asLong);
    const text = smsOf(sms, language, `${publicUrl}${shortWhy}`);
    expect([partsOf(text), text]).toEqual([sms.end?.includes(token) ? 2 : 1, text]);
  },
);

test.each(languages)('in %s a sign-in code and a digest say what they are to say', async (language) => {
  const code = signInCode({ code: 'K7WQ-3MXP', minutes: 10, house: house.house }, language);
  const [first, ...others] = messages.filter(({ name }) => ['booking-tomorrow', 'event-published', 'message-posted'].includes(name));
  const letterOf = async (message: Message) => (await writtenAfterItsFact(message, language)).letter;
  const digest = digestLetter([await letterOf(first!), ...(await Promise.all(others.map(letterOf)))], { ...house, language, name: people[language] });
  const said = { ...filesOf(`sign-in-code.${language}`, code), ...filesOf(`digest.${language}`, digest) };
  expect(said).toEqual(golden(said));
});

test('there is no golden file of a message that is not sent', () => {
  const names = new Set([...messages.map(({ name }) => name), 'sign-in-code', 'digest']);
  expect(readdirSync(folder).filter((file) => !names.has(file.split('.')[0]!))).toEqual([]);
});
