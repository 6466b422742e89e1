import { createHash, createVerify, type KeyObject } from 'node:crypto';

/** What a signature says, and whether it is that of this message: by RFC 6376 alone, with nothing of what signs. */
export function readDkim(raw: string, publicKey: KeyObject) {
  const [head, body] = splitAt(raw, '\r\n\r\n');
  const fields = head.split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (signature === undefined) return undefined;
  const tags = tagsOf(splitAt(signature, ':')[1]);
  const signed = tags.h!.toLowerCase().split(':');
  const unread = [...fields];
  const chosen = signed.map((name) => {
    // Of several of one name the last that is not used yet (5.4.2).
    const at = unread.findLastIndex((field) => splitAt(field, ':')[0].trim().toLowerCase() === name);
    return at === -1 ? '' : `${relaxedField(unread.splice(at, 1)[0]!)}\r\n`;
  });
  const bare = signature.replace(/(\bb=)[^;]*$/, '$1');
  const isBodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64') === tags.bh;
  const isSignature = createVerify('RSA-SHA256').update(chosen.join('') + relaxedField(bare), 'latin1').verify(publicKey, tags.b!, 'base64');
  return { tags, signed, isValid: isBodyHash && isSignature && tags.a === 'rsa-sha256' && tags.c === 'relaxed/relaxed' };
}

const tagsOf = (list: string): Partial<Record<string, string>> =>
  Object.fromEntries(list.split(';').filter((tag) => tag.trim() !== '').map((tag) => splitAt(tag.replaceAll(/\s/g, ''), '=')));

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

// 3.4.2
function relaxedField(field: string): string {
  const [name, value] = splitAt(field, ':');
  return `${name.trim().toLowerCase()}:${value.replaceAll('\r\n', '').replaceAll(/[ \t]+/g, ' ').trim()}`;
}

// 3.4.4
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(?:\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}
