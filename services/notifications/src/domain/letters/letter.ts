import type { Circumstances } from '../announcement.js';
import type { CalendarEntry } from '../calendar-entry.js';
import type { Language, Names } from '../message.js';
import type { SmsParts } from '../sms-text.js';
import { longTime } from '../times.js';
import type { Earlier } from '../told.js';

export interface Link {
  label: string;
  href: string;
}

/** What a message says, before it is set as plain text or HTML. */
export interface Letter {
  language: Language;
  subject: string;
  greeting: string;
  heading: string;
  paragraphs: string[];
  details: { label: string; value: string }[];
  /** Words of somebody in the house, quoted as they were written. */
  quote: { label: string; text: string } | null;
  /** A code to be read and typed. */
  code: string | null;
  /** A code to be shown and scanned, with what is said beside it. */
  pass: { holds: string; label: string; hint: string } | null;
  /** Where what is asked of the reader is done. */
  link: Link | null;
  /** Where else she may want to go. */
  otherLinks: Link[];
  /** In a letter that tells several things: each of them. */
  items?: Item[];
  footer: string;
}

/** One of several things that a letter tells. */
export type Item = Pick<Letter, 'heading' | 'paragraphs' | 'details' | 'quote' | 'link' | 'otherLinks'>;

/** What was asked of others when the message is sent, and is kept nowhere. */
export interface Fetched {
  /** The secret of her registration's link. */
  registrationLink?: string;
  /** Where an online event is followed. */
  onlineUrl?: string | null;
  pass?: { token: string; holds: string };
  /** What opens the door of what she has booked. */
  doorCode?: string;
  /** One for each party that she signs for. */
  signingLinks?: string[];
  visitor?: { name: string | null; organisation: string | null };
  hostName?: string | null;
  /** Whoever asked for it, for those who work in the house. */
  applicantName?: string | null;
  /** For which somebody may act. */
  organisationName?: string;
}

/** All that is needed to write a message. */
export interface Writing extends Circumstances, Fetched {
  /** Whether she was invited to it before. */
  isInvited: boolean;
  /** Whom it is for. */
  name: string | null;
  language: Language;
  publicUrl: string;
  /** What the house calls itself. */
  house: string;
}

/** A message that is ready to be sent in each way. */
export interface Written {
  letter: Letter;
  sms: SmsParts;
  calendar: CalendarEntry | null;
}

/** What differs between the messages about one kind of thing. */
export interface Words {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Said in an SMS before what it is about. */
  sms: string;
  /** Said in an SMS after it. */
  smsEnd?: string;
}

/** One message in both languages. */
export type Wording<Telling, Said extends Words = Words> = Record<Language, (telling: Telling) => Said>;

export const greet = (name: string | null, language: Language): string => {
  const hello = language === 'sv' ? 'Hej' : 'Hello';
  return name === null ? `${hello}!` : `${hello} ${name}!`;
};

/** What most letters do without. */
export const blank: Pick<Letter, 'details' | 'quote' | 'code' | 'pass' | 'link' | 'otherLinks'> = {
  details: [], quote: null, code: null, pass: null, link: null, otherLinks: [],
};

type Parts = Partial<typeof blank> & Pick<Letter, 'footer'>;

/** A letter in these words, about what has this title. */
export const letterOf = ({ language, name }: Pick<Writing, 'language' | 'name'>, words: Words, title: string, parts: Parts): Letter => ({
  ...blank,
  language,
  subject: `${words.subject}: ${title}`,
  greeting: greet(name, language),
  heading: words.heading,
  paragraphs: words.paragraphs,
  ...parts,
});

/** Where most letters lead that have nothing better to lead to. */
export const toTheHouse = ({ language, house, publicUrl }: Pick<Writing, 'language' | 'house' | 'publicUrl'>): Link => ({
  label: `${language === 'sv' ? 'Till' : 'Go to'} ${house}`,
  href: publicUrl,
});

/** The reason from the list, in her language, and then the words that somebody chose. */
export function quoted(reason: string | null, language: Language, listed: Names | null = null): Letter['quote'] {
  const said = [...(listed ? [listed[language]] : []), ...(reason === null ? [] : [reason])];
  return said.length === 0 ? null : { label: language === 'sv' ? 'Skäl' : 'Reason', text: said.join('\n\n') };
}

const takesBack = {
  sv: ' Det som följer med mejlet tar bort händelsen ur din kalender.',
  en: ' What comes with this e-mail removes the event from your calendar.',
};

/** Said after that something will not be, to whoever has it in her calendar. */
export const takenBack = ({ invitation, language }: Pick<Writing, 'invitation' | 'language'>): string => (invitation === 'CANCEL' ? takesBack[language] : '');

const before = { sv: 'Tidigare', en: 'Previously' };

/** When it was before, and where, if that has changed. */
export function earlier(was: Earlier | null, now: Earlier, language: Language): Letter['details'] {
  if (was === null) return [];
  const place = was.spaceName === null || was.spaceName[language] === now.spaceName?.[language] ? '' : `, ${was.spaceName[language]}`;
  return [{ label: before[language], value: `${longTime(was, language)}${place}` }];
}
