import { harmless, oneLine } from '../domain/harmless.js';
import type { Item, Letter, Link } from '../domain/letters/letter.js';
import { footerLinks, type FooterLinks } from './footer.js';
import { itemLinks } from './item-links.js';

/** The letter for readers, and machines, that show no HTML. What is not quoted stands on one line, and cannot pass for another part. */
export function plainText(letter: Letter, links: FooterLinks | null = null): string {
  const { greeting, code, pass, items = [], link, otherLinks, footer } = letter;
  return [
    oneLine(greeting),
    ...said(letter),
    code === null ? '' : `    ${oneLine(code)}`,
    ...told(letter),
    pass === null ? '' : `${oneLine(pass.label)}\n${oneLine(pass.hint)}`,
    ...items.flatMap((item) => [rule, ...said(item), ...told(item), ...itemLinks(item, letter).map(linked)]),
    ...(items.length === 0 ? [] : [rule]),
    ...[...(link === null ? [] : [link]), ...otherLinks].map(linked),
    [`-- \n${oneLine(footer)}`, ...footerLinks(letter, links).map(linked)].join('\n\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const rule = '* * *';

const said = ({ heading, paragraphs }: Pick<Item, 'heading' | 'paragraphs'>): string[] => [heading, ...paragraphs].map(oneLine);

const told = ({ quote, details }: Pick<Item, 'quote' | 'details'>): string[] => [
  quote === null ? '' : `${oneLine(quote.label)}:\n${quoted(quote.text)}`,
  details.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`).join('\n'),
];

const linked = ({ label, href }: Link): string => `${oneLine(label).replace(/(?<![?!.:])$/, ':')}\n${oneLine(href)}`;

const quoted = (text: string): string => harmless(text).split('\n').map((line) => `> ${line}`).join('\n');
