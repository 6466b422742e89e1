import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AddressObject } from 'mailparser';
import { oneLine } from '../src/domain/harmless.js';
import { smsOf } from '../src/domain/sms-text.js';
import { aTelling } from '../src/domain/telling.builder.js';
import { html } from '../src/mail/html.js';
import { plainText } from '../src/mail/plain-text.js';
import { senderAddress } from '../src/mail/sender-address.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { writtenAs } from '../src/written.builder.js';
import { aMail } from './a-mail.js';
import { PostOffice, type ReceivedMail } from './post-office.js';

let post: PostOffice;
let mailer: SmtpMailer;
let ordinary: Awaited<ReturnType<typeof letterTo>>;

beforeAll(async () => {
  post = await PostOffice.open();
  mailer = new SmtpMailer(post.url, { from: senderAddress('Parken <bokning@parken.example>')!, bounces: 'bokning@parken.example' });
  ordinary = await letterTo('Anna');
});

afterAll(async () => {
  mailer.onApplicationShutdown();
  await post.down();
});

const links = { why: 'https://parken.example/m/a', preferences: 'https://parken.example/n/a' };

/** As it can be written down in UTF-8, with its spaces as a reader sees them, and what would be decoded left as it is. */
const seen = (text: string) => Buffer.from(oneLine(text).replaceAll('=?', '= ?')).toString().replaceAll(/\s+/g, ' ').trim();

/** The tags of a page, without what is only said in them; a reason of several lines has as many breaks. */
const tagsIn = (page: string) => page.match(/<[^>]*>/g)!.map((tag) => tag.replace(/ aria-label=".*?"/, '')).filter((tag) => !/^<br ?\/?>$/.test(tag));

const misleadingIn = (text: string) => text.match(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu);

const shapeOf = ({ headers, envelopeTo, attachments, text, html: page }: ReceivedMail) => ({
  headers: [...headers.keys()],
  envelopeTo,
  attachments: attachments.length,
  tags: tagsIn(String(page)),
  lines: text!.split('\n').filter((line) => !line.startsWith('>')).length,
  misleading: misleadingIn(text!) ?? misleadingIn(String(page)),
});

/** What becomes of a letter to, and about, what is called so. */
async function letterTo(name: string) {
  const { letter } = writtenAs('booking-declined', aTelling({ name, booking: { title: name, reason: name } }));
  const text = { subject: letter.subject, text: plainText(letter, links), html: html(letter, links) };
  const { kind } = await mailer.send(aMail({ to: { name, address: 'anna@example.se' }, ...text }));
  const mail = post.received.at(-1)!;
  const to = (mail.to as AddressObject).value;
  return { kind, ...shapeOf(mail), to: to.map((one) => ({ ...one, name: seen(one.name) })), subject: seen(mail.subject!) };
}

/** The same letter with nothing but the name in its place. */
const asIfTo = (name: string) => ({
  ...ordinary,
  to: [{ address: 'anna@example.se', name: seen(name) }],
  subject: seen(`Vi kan inte godkänna din förfrågan: ${name}`),
});

test.each([
  ['line breaks that would begin a header', 'Anna\r\nBcc: alla@example.se\r\n\r\nKöp nu'],
  ['the end of a message', 'Anna\r\n.\r\nMAIL FROM:<x@example.se>\r\n.'],
  ['quotes', `"Anna" O'Ek \\"\\\\ `],
  ['another address', 'Anna <x@example.se>, "B" <b@example.se>; c@example.se'],
  ['an encoded word', '=?utf-8?Q?Bcc:_x@example.se?='],
  ['HTML', '</td></table><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;<!--'],
  ['a place of the template', '{{footer}} {{#paragraphs}} ${subject}'],
  ['pictures of several parts', '👩🏽‍💻🏳️‍🌈👨‍👩‍👧‍👦 Anna 🇸🇪'.repeat(4)],
  ['the other direction', 'נועה לוי مرحبا'],
  ['marks that turn the direction', 'faktura\u202Efdp.exe\u2066x\u2069\u200F'],
  ['separators of lines', 'A\u2028B\u2029C\u0085D\vE\fF'],
  ['half a letter', 'A\uD83D och \uDC00'],
  ['nothing but controls', '\u0000\u0007\u001B[31m\u007F'],
  ['far too many letters', 'Wolfeschlegelsteinhausenbergerdorff'.repeat(60)],
  ['far too many words', 'Å b '.repeat(500)],
])('a name with %s stays a name', async (_what, name) => {
  expect(await letterTo(name)).toEqual(asIfTo(name));
});

test('so does any other', async () => {
  const piece = fc.constantFrom('\r\n', '\n', 'Bcc:', '"', "'", '<', '>', '&', '@', ',', ';', '\\', '=?', '?=', '.', ' ', '\t', '{{', '}}', '🏳️‍🌈', '\u202E', '\u2028', '\u0000', 'å', 'ش', '<b>', '-- ', 'a');
  const name = fc.oneof(fc.string({ unit: piece, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 40 }));
  const likeAny = fc.asyncProperty(name, async (name) => expect(await letterTo(name)).toEqual(asIfTo(name)));
  await expect(fc.assert(likeAny, { numRuns: 60 })).resolves.toBeUndefined();
}, 60_000);

test('an SMS about it is one paragraph that ends with who wrote it, and the link to why it came is ours', () => {
  const piece = fc.constantFrom('\r\n', '\n', '/Banken', '\u202E', '\u2028', '\u0000', '👩🏽‍💻', '"', '<b>', 'å', 'ش', 'a', ' ');
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 200 }), (title) => {
      const text = smsOf({ says: 'Avbokad', title, details: ['tor 26 nov 13-15', title], end: 'https://parken.example/p/a', from: 'Parken' }, 'sv', 'https://parken.example/m/b');
      expect(text).toMatch(/^Avbokad: [^\n]* https:\/\/parken\.example\/p\/a \/Parken\nVarför\? https:\/\/parken\.example\/m\/b$/);
      expect(text.replace('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
