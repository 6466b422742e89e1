import type { Letter, Link } from '../domain/letters/letter.js';
import type { Language } from '../domain/message.js';
import type { LinksOfMessage } from '../links/message-links.js';

/** Where a letter leads that is asked about itself. */
export type FooterLinks = Pick<LinksOfMessage, 'why' | 'preferences'>;

const labels: Record<Language, Record<keyof FooterLinks, string>> = {
  sv: { why: 'Varför fick jag det här?', preferences: 'Välj vad du får och hur' },
  en: { why: 'Why did I get this?', preferences: 'Choose what you get and how' },
};

/** The links at the foot of a letter: why it came, and where to choose what comes. */
export function footerLinks({ language }: Pick<Letter, 'language'>, links: FooterLinks | null): Link[] {
  if (links === null) return [];
  const { why, preferences } = labels[language];
  return [{ label: why, href: links.why }, ...(links.preferences === null ? [] : [{ label: preferences, href: links.preferences }])];
}
