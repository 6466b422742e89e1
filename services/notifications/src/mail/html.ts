import { harmless, oneLine } from '../domain/harmless.js';
import type { Letter } from '../domain/letters/letter.js';
import { footerLinks, type FooterLinks } from './footer.js';
import { letterTemplate } from './letter.generated.js';
import { passCid } from './pass-picture.js';
import { template, type View } from './template.js';

const fill = template(letterTemplate);

/** One column and nothing fetched from elsewhere: it reads the same in every client, and tells nobody that it was opened. */
export function html(letter: Letter, links: FooterLinks | null = null): string {
  const { language, subject, heading, greeting, paragraphs, code, quote, details, pass, link, otherLinks, footer } = letter;
  return harmless(
    fill({
      language,
      subject: oneLine(subject),
      heading,
      greeting,
      paragraphs,
      code,
      quote: quote && quoted(quote),
      details: details.length === 0 ? null : { rows: details.map(({ label, value }) => ({ label, value })) },
      pass: pass && { src: `cid:${passCid}`, label: pass.label, hint: pass.hint },
      link: link && { ...link },
      otherLinks: otherLinks.map((other) => ({ ...other })),
      footer,
      about: footerLinks(letter, links).map((about) => ({ ...about })),
    }),
  );
}

function quoted({ label, text }: { label: string; text: string }): View {
  const [first = '', ...more] = harmless(text).split('\n');
  return { label, first, more };
}
