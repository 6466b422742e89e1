import type { Sentence } from './wording.js';

/** Refusals of pictures. */
export const picturesSentences = {
  'picture.not-found': { sv: ['Bilden finns inte'], en: ['There is no such picture'] },
  'picture.not-readable': {
    sv: ['Det går inte att läsa som bild', 'En bild ska vara JPEG, PNG, WebP eller AVIF, och hel.'],
    en: ['That cannot be read as a picture', 'A picture is JPEG, PNG, WebP or AVIF, and whole.'],
  },
  'picture.too-large': {
    sv: ['Bilden är för stor', 'En bild får vara högst 10 MB och 64 miljoner bildpunkter.'],
    en: ['The picture is too large', 'A picture is at most 10 MB and 64 million pixels.'],
  },
  'picture.too-many': {
    sv: ['Lokalen har så många bilder som den kan ha', 'En lokal har högst {most} bilder.'],
    en: ['The space has as many pictures as it can', 'A space has at most {most} pictures.'],
  },
} as const satisfies Record<string, Sentence>;
