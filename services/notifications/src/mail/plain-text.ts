import type { Letter } from '../domain/letters/letter.js';

/** The letter for readers, and machines, that show no HTML. */
export function plainText(letter: Letter): string {
  const details = letter.details.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return [
    letter.greeting,
    letter.heading,
    ...letter.paragraphs,
    letter.code === null ? '' : `    ${letter.code}`,
    letter.quote === null ? '' : `${letter.quote.label}:\n${quoted(letter.quote.text)}`,
    details,
    ...[letter.link, ...letter.otherLinks].map((link) => (link === null ? '' : `${link.label}:\n${link.href}`)),
    `-- \n${letter.footer}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const quoted = (text: string): string => text.split(/\r?\n/).map((line) => `> ${line}`).join('\n');
