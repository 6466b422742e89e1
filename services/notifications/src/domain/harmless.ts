// Marks that turn the direction of text make what surrounds them read as something else; other control characters show nothing.
const misleading = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const misleadingWithin = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** What somebody has written, on one line: a line break would begin a header or another part of the letter. */
export const oneLine = (text: string): string => text.replaceAll(misleading, ' ').trim();

/** The same with its lines. */
export const harmless = (text: string): string => text.replaceAll(lineBreaks, '\n').replaceAll(misleadingWithin, '');
