import type { Item, Letter, Link } from '../domain/letters/letter.js';

/** The links of one of several things in a letter, without where the whole letter leads. */
export const itemLinks = (item: Item, letter: Letter): Link[] =>
  [...(item.link === null ? [] : [item.link]), ...item.otherLinks].filter(({ href }) => href !== letter.link?.href);
