import type { Sentence } from './wording.js';

/** Refusals of handling cases: the inbox, threads and what comes with them. */
export const inboxSentences = {
  'case.not-found': { sv: ['Ärendet finns inte'], en: ['There is no such case'] },
  'case.already-claimed': { sv: ['Någon annan har redan tagit ärendet'], en: ['Somebody else has already taken the case'] },
  'case.already-decided': {
    sv: ['Ärendet är redan avgjort', 'Det går bara att begära uppgifter innan ett ärende är avgjort.'],
    en: ['The case has been decided', 'Information can be asked for only before a case is decided.'],
  },
  'absence.not-found': { sv: ['Frånvaron finns inte'], en: ['There is no such absence'] },
  'absence.overlaps': {
    sv: ['Den tiden finns redan en frånvaro', 'Ändra den som finns i stället.'],
    en: ['There is an absence already at that time', 'Change the one that there is instead.'],
  },
  'absence.stands-in-for-herself': {
    sv: ['Ingen kan ersätta sig själv', 'Välj någon annan som ersättare, eller ingen.'],
    en: ['Nobody stands in for herself', 'Choose somebody else to stand in, or nobody.'],
  },
  'attachment.not-found': { sv: ['Bilagan finns inte'], en: ['There is no such attachment'] },
  'attachment.too-many': {
    sv: ['Ärendet har så många bilagor som det kan ha', 'Ett ärende har högst {most} bilagor.'],
    en: ['The case has as many attachments as it can', 'A case has at most {most} attachments.'],
  },
  'attachment.too-large': {
    sv: ['Filen är för stor', 'En PDF får vara högst 5 MB, och en bild 10 MB och 64 miljoner bildpunkter.'],
    en: ['The file is too large', 'A PDF is at most 5 MB, and a picture 10 MB and 64 million pixels.'],
  },
  'attachment.not-readable': {
    sv: ['Filen går inte att läsa', 'En bilaga ska vara en PDF, eller en bild i JPEG, PNG, WebP eller AVIF, och hel.'],
    en: ['The file cannot be read', 'An attachment is a PDF, or a picture in JPEG, PNG, WebP or AVIF, and whole.'],
  },
  'attachment.not-harmless': {
    sv: ['Filen tas inte emot', 'En PDF får inte vara krypterad och inte innehålla program, formulär som skickas, eller andra filer.'],
    en: ['The file is not accepted', 'A PDF may not be encrypted, and not hold programs, forms that are sent, or other files.'],
  },
  'attachment.part-missing': {
    sv: ['En del av filen saknas', 'Skicka filen igen.'],
    en: ['A part of the file is missing', 'Send the file again.'],
  },
} as const satisfies Record<string, Sentence>;
