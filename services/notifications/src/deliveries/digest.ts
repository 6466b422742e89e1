import { blank, greet, type Letter } from '../domain/letters/letter.js';

/** All that somebody is told in one digest. */
export function digestOf(letters: readonly Letter[], house: string): Letter {
  const { language, greeting, footer } = letters[0]!;
  const count = letters.length;
  const title = language === 'sv' ? `${count} meddelanden från ${house}` : `${count} messages from ${house}`;
  return {
    ...blank,
    language,
    subject: title,
    greeting: greeting || greet(null, language),
    heading: title,
    paragraphs: letters.flatMap(({ subject, paragraphs }) => [subject, ...paragraphs]),
    otherLinks: letters.flatMap(({ link, otherLinks }) => [...(link ? [link] : []), ...otherLinks]),
    footer,
  };
}
