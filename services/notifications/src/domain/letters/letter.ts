import type { Language, ToldBooking } from '../message.js';
import type { Invitation } from '../announcement.js';

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
  link: { label: string; href: string } | null;
  footer: string;
}

/** When and where the booking was, as she was last told. */
export type Earlier = Pick<ToldBooking, 'start' | 'end' | 'timeZone' | 'spaceName'>;

export interface Telling {
  booking: ToldBooking;
  invitation: Invitation | null;
  before: Earlier | null;
  name: string | null;
  language: Language;
  publicUrl: string;
}

/** What differs between the messages about a booking. */
export interface Words {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** Said in an SMS before what it is about. */
  sms: string;
  /** Said in an SMS after it. */
  smsEnd?: string;
}

export type Wording = (telling: Telling) => Words;

export const greet = (name: string | null, language: Language): string => {
  const hello = language === 'sv' ? 'Hej' : 'Hello';
  return name === null ? `${hello}!` : `${hello} ${name}!`;
};
