import { blank, greet, type Item, type Letter, type Link, toTheHouse, type Writing } from '../letter.js';
import { digestWords } from './digest-words.js';

/**
 * One letter of all that somebody is told in one digest, in its order. Each thing says what a letter of its own would say; where there
 * is but one, it is that letter.
 */
export function digestLetter([first, ...others]: readonly [Letter, ...Letter[]], to: Pick<Writing, 'language' | 'name' | 'house' | 'publicUrl'> & { isHouse?: boolean }): Letter {
  if (others.length === 0) return first;
  const { language, name, house } = to;
  const { subject, heading, intro, footer } = digestWords[language];
  const home = toTheHouse(to);
  const items = [first, ...others].map((letter) => itemOf(letter, home));
  return {
    ...blank,
    language,
    subject: subject(items.length, house),
    greeting: greet(name, language),
    heading,
    paragraphs: [intro],
    items,
    link: home,
    // What goes to the house says so itself: nobody there has chosen a digest.
    footer: to.isHouse ? first.footer : footer(house),
  };
}

// A pass is a picture, of which one is enough in a letter: what leads to it stands among the links. Where there is nothing better to
// lead to than the house, the whole letter leads there.
const itemOf = ({ heading, paragraphs, details, quote, link, otherLinks }: Letter, home: Link): Item => ({
  heading, paragraphs, details, quote, link: link?.href === home.href ? null : link, otherLinks,
});
