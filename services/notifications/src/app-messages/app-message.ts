import type { AppMessage } from '#contracts';
import type { Instant } from '#kernel';
import { raw } from '#persistence';
import type { Message } from '../announcing/message.js';
import type { Circumstances } from '../domain/announcement.js';
import type { Category } from '../domain/category.js';
import type { Letter, Writing } from '../domain/letters/letter.js';
import type { Language } from '../domain/message.js';

export interface AppMessageRow {
  id: string;
  name: string;
  category: Category;
  about: string | null;
  /** Null where it was emptied when somebody in it was erased. */
  content: Circumstances | null;
  at: Instant;
  readAt: Instant | null;
}

/** The columns of an AppMessageRow. */
export const appMessageColumns = raw('id, kind as name, category, about, content, created_at as at, read_at as "readAt"');

/** What is the same for all that one person reads. */
export type Reading = Pick<Writing, 'language' | 'publicUrl' | 'house'>;

const gone: Record<Language, Pick<Letter, 'subject' | 'heading' | 'paragraphs'>> = {
  sv: { subject: 'Meddelandet finns inte kvar', heading: 'Meddelandet finns inte kvar', paragraphs: ['Det som stod här är borttaget.'] },
  en: { subject: 'This message is no longer kept', heading: 'This message is no longer kept', paragraphs: ['What it said has been removed.'] },
};

/** A message as she reads it in the app: in the words of its letter, but for what is fetched when a letter is sent. */
export function toAppMessage({ content, name, ...row }: AppMessageRow, message: Message | undefined, reading: Reading): AppMessage {
  const shown = { ...row, name, at: row.at.toString(), readAt: row.readAt?.toString() ?? null };
  if (content === null || message === undefined) {
    const { subject, heading, paragraphs } = gone[reading.language];
    return { ...shown, isKept: false, title: subject, heading, paragraphs, details: [], quote: null, link: null };
  }
  const { subject, heading, paragraphs, details, quote, link } = letterOf(name, content, message, reading);
  return { ...shown, isKept: true, title: subject, heading, paragraphs, details, quote, link };
}

function letterOf(name: string, content: Circumstances, { family, words }: Message, reading: Reading): Letter {
  // Nobody answers an invitation here, and who she is she knows.
  const telling: Writing = { ...content, ...reading, name: null, isInvited: false };
  return family.write(words as never, telling as never, name).letter;
}
