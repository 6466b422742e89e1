import { oneLine } from './harmless.js';
import type { Language } from './message.js';

/** The GSM 03.38 alphabet: in these, 160 characters are one SMS; one other makes it 70. */
const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These are sent as two. */
const extended = '^{}\\[~]|€\f';
const longest = { gsm: 160, other: 70 };
/** Each of several carries how they belong together. */
const longestOfSeveral = { gsm: 153, other: 67 };
/** Letters of a title, below which it tells nothing. */
const shortest = 10;

const alike: Record<string, string> = {
  '–': '-', '—': '-', '‑': '-', '−': '-', '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '…': '...', '•': '-', '\u00a0': ' ', '\u202f': ' ', '\t': ' ',
};

/** Number of places that a letter takes, or undefined where GSM lacks it. */
function gsmPlaces(letter: string): number | undefined {
  if (gsm.includes(letter)) return 1;
  return extended.includes(letter) ? 2 : undefined;
}

/** Number of places that a text takes in an SMS, or undefined where it needs letters that GSM lacks. */
export function gsmLength(text: string): number | undefined {
  const places = Array.from(text, gsmPlaces);
  return places.includes(undefined) ? undefined : (places as number[]).reduce((sum, one) => sum + one, 0);
}

/** Number of SMS that a text is sent as. What takes two places is never divided, so a part may end with one place empty. */
export function partsOf(text: string): number {
  const isGsm = gsmLength(text) !== undefined;
  const alphabet = isGsm ? 'gsm' : 'other';
  // Beyond GSM, a letter outside the basic plane takes two.
  const places = Array.from(text, (letter) => (isGsm ? gsmPlaces(letter)! : letter.length));
  if (places.reduce((sum, one) => sum + one, 0) <= longest[alphabet]) return 1;
  let [parts, left] = [1, longestOfSeveral[alphabet]];
  for (const one of places) {
    if (one > left) [parts, left] = [parts + 1, longestOfSeveral[alphabet]];
    left -= one;
  }
  return parts;
}

// One picture in a title would more than double what is sent.
const pictures = /\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*\s*/gu;

/** Letters that GSM has, where that changes no meaning: typographic marks and accents that Swedish lacks; and no pictures. */
export const plain = (text: string): string =>
  Array.from(text.normalize('NFC').replaceAll(pictures, ''), (letter) => alike[letter] ?? (gsmLength(letter) === undefined ? withoutAccent(letter) : letter)).join('');

const withoutAccent = (letter: string): string => {
  const base = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return gsmLength(base) === undefined ? letter : base;
};

export interface SmsParts {
  /** What has happened. */
  says: string;
  /** To what. */
  title: string;
  /** When, where and the like. */
  details: string[];
  end?: string | undefined;
  from: string;
}

const asksWhy: Record<Language, string> = { sv: 'Varför?', en: 'Why?' };

/**
 * As few SMS as the rest allows, mostly one, and two where a link of its own needs them: the title gives way first.
 * @param why the address that tells why it came
 */
export function smsOf({ says, title, details, end, from }: SmsParts, language: Language, why: string): string {
  const write = (title: string) => `${plain(oneLine(`${says}: ${[title, ...details].join(', ')}. ${end ? `${end} ` : ''}/${from}`))}\n${asksWhy[language]} ${why}`;
  const letters = Array.from(plain(oneLine(title)));
  const shortened = (kept: number) => (kept >= letters.length ? letters.join('') : `${letters.slice(0, kept).join('').trimEnd()}...`);
  const fewest = partsOf(write(shortened(shortest)));
  const fits = (kept: number) => partsOf(write(shortened(kept))) <= fewest;
  if (fits(letters.length)) return write(title);
  let [most, tooMany] = [shortest, letters.length];
  while (tooMany - most > 1) {
    const kept = Math.floor((most + tooMany) / 2);
    if (fits(kept)) most = kept;
    else tooMany = kept;
  }
  return write(shortened(most));
}
