import { harmless, oneLine } from '../domain/harmless.js';
import type { Item, Letter } from '../domain/letters/letter.js';
import { footerLinks, type FooterLinks } from './footer.js';
import { itemLinks } from './item-links.js';
import { letterTemplate } from './letter.generated.js';
import { passCid } from './pass-picture.js';
import { template, type View } from './template.js';

const fill = template(letterTemplate);

/** One column and nothing fetched from elsewhere: it reads the same in every client, and tells nobody that it was opened. */
export function html(letter: Letter, links: FooterLinks | null = null): string {
  const { language, subject, greeting, code, pass, items = [], link, otherLinks, footer } = letter;
  return harmless(
    fill({
      ...said(letter),
      language,
      subject: oneLine(subject),
      greeting,
      code,
      pass: pass && { src: `cid:${passCid}`, label: pass.label, hint: pass.hint },
      items: items.map((item) => ({ ...said(item), links: itemLinks(item, letter).map(copied) })),
      link: link && copied(link),
      otherLinks: otherLinks.map(copied),
      footer,
      about: footerLinks(letter, links).map(copied),
    }),
  );
}

const said = ({ heading, paragraphs, quote, details }: Pick<Item, 'heading' | 'paragraphs' | 'quote' | 'details'>): View => ({
  heading,
  paragraphs,
  quote: quote && quoted(quote),
  details: details.length === 0 ? null : { rows: details.map(copied) },
});

function quoted({ label, text }: { label: string; text: string }): View {
  const [first = '', ...more] = harmless(text).split('\n');
  return { label, first, more };
}

// An interface is not known to have no other names than these.
const copied = <T extends object>(one: T) => ({ ...one }) as { [Name in keyof T]: T[Name] & string };
