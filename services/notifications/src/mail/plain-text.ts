import { harmless, oneLine } from '../domain/harmless.js';
import type { Letter, Link } from '../domain/letters/letter.js';
import { footerLinks, type FooterLinks } from './footer.js';

/** The letter for readers, and machines, that show no HTML. What is not quoted stands on one line, and cannot pass for another part. */
export function plainText(letter: Letter, links: FooterLinks | null = null): string {
  const { greeting, heading, paragraphs, code, quote, details, pass, link, otherLinks, footer } = letter;
  return [
    ...[greeting, heading, ...paragraphs].map(oneLine),
    code === null ? '' : `    ${oneLine(code)}`,
    quote === null ? '' : `${oneLine(quote.label)}:\n${quoted(quote.text)}`,
    details.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`).join('\n'),
    pass === null ? '' : `${oneLine(pass.label)}\n${oneLine(pass.hint)}`,
    ...[...(link === null ? [] : [link]), ...otherLinks].map(linked),
    [`-- \n${oneLine(footer)}`, ...footerLinks(letter, links).map(linked)].join('\n\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const linked = ({ label, href }: Link): string => `${oneLine(label).replace(/(?<![?!.:])$/, ':')}\n${oneLine(href)}`;

const quoted = (text: string): string => harmless(text).split('\n').map((line) => `> ${line}`).join('\n');
