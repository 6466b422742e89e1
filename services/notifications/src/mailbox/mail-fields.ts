/** Fields of a header or of a report (RFC 822 style), by their names in lower case; of what comes more than once, the first. */
export type Fields = ReadonlyMap<string, string>;

const longestField = 2_000;

export function fieldsOf(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1, colon + 1 + longestField).trim());
  }
  return fields;
}

/** Groups of fields, with empty lines between them. */
export const groupsOf = (text: string): Fields[] =>
  text.split(/\r?\n[ \t]*\r?\n/).filter((block) => block.trim() !== '').map(fieldsOf);

const bareAddress = /^[^\s<>,;:"]+@[^\s<>,;:"]+$/;
const inBrackets = /<([^<>\s]*)>[^<>]*$/;

/** The address in `Anna Ek <anna@example.se>`, `rfc822; anna@example.se` or `mailto:anna@example.se`, folded; undefined where there is none. */
export function addressIn(field: string | undefined): string | undefined {
  const text = (field ?? '').trim();
  const bare = (inBrackets.exec(text)?.[1] ?? text).replace(/^(?:rfc822|utf-8)\s*;\s*/i, '').replace(/^mailto:/i, '').trim();
  return bareAddress.test(bare) && bare.length <= 254 ? bare.toLowerCase() : undefined;
}

const ours = /<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@[^<>\s]+>/i;

/** The message of ours that a Message-ID names. Nobody can guess one: half of it is chance. */
export const deliveryIn = (messageId: string | undefined): string | undefined => ours.exec(messageId ?? '')?.[1]?.toLowerCase();
