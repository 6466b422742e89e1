/** What a document may do besides being read: run, send, open or carry something. None of it is needed to apply for a space. */
const harmful = [
  'JavaScript', 'Launch', 'EmbeddedFile', 'Encrypt', 'RichMedia', 'Rendition', 'SubmitForm', 'ImportData', 'GoToE', 'XFA', '3D',
];
const harmfulName = new RegExp(String.raw`/(?:${harmful.join('|')})(?:s)?(?![\w-])`);
/** Ways of packing that hide what is in them from whoever looks only for what is deflated. */
const unusualFilter = /\/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt)(?!\w)/;

/** So much of what was before must be looked at again with what comes next. */
export const longestName = 64;

const header = /^%PDF-(?:1\.[0-7]|2\.0)[\r\n\s]/;
const trailer = /startxref\s+\d+\s+%%EOF\s*$/;

/** Any character of a name may be written by its number. */
const unescaped = (text: string): string => text.replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Whether it begins and ends as a document does. @param text each byte as one character */
export const isWholePdf = (text: string): boolean => header.test(text.slice(0, 16)) && trailer.test(text.slice(-256));

export const isHarmful = (text: string): boolean => harmfulName.test(unescaped(text));

/** Whether there are objects in it that could not be looked at. */
export function hidesObjects(text: string): boolean {
  const plain = unescaped(text);
  return plain.includes('/ObjStm') && unusualFilter.test(plain);
}

/** Where what is packed begins, as far as it may be deflated (RFC 1950). */
export function deflatedStreams(text: string): number[] {
  return [...text.matchAll(/(?<!end)stream\r?\n/g)]
    .map(({ 0: { length }, index }) => index + length)
    .filter((at) => (text.charCodeAt(at) & 0x0f) === 8 && ((text.charCodeAt(at) << 8) | text.charCodeAt(at + 1)) % 31 === 0);
}
