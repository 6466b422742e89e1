import { oneLine } from '../domain/harmless.js';
import type { Mail } from './mailer.js';
import type { SenderAddress } from './sender-address.js';

/** Who the house is in a mail. */
export interface Sender {
  from: SenderAddress;
  /** The envelope's sender, to whom servers say what they could not deliver. */
  bounces: string;
}

// What a reader would take for an encoded word (RFC 2047) could hold anything once it is decoded.
const inHeader = (text: string): string => oneLine(text).replaceAll('=?', '= ?');

/** A mail as the library wants it. */
export const composed = (mail: Mail, { from, bounces }: Sender) => ({
  messageId: `<${mail.id}@${from.domain}>`,
  date: mail.date,
  from: { name: inHeader(from.name), address: from.address },
  to: { name: inHeader(mail.to.name ?? ''), address: mail.to.address },
  envelope: { from: bounces, to: [mail.to.address] },
  // Of servers that know how (RFC 3461): that it failed, not that it is late, and its headers alone, since the rest may hold a pass.
  dsn: { id: mail.id, return: 'headers', notify: ['failure'] },
  subject: inHeader(mail.subject),
  text: mail.text,
  html: mail.html,
  // It need not be found out that they hold an å.
  textEncoding: 'quoted-printable' as const,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...unsubscribing(mail) },
  ...pictured(mail),
  ...inviting(mail),
});

// RFC 8058. It is no list, and has no List-Id: what comes is about her own bookings.
const unsubscribing = ({ unsubscribe }: Mail) =>
  unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

const pictured = ({ picture }: Mail) =>
  picture ? { attachments: [{ filename: picture.name, content: picture.png, cid: picture.cid, contentType: 'image/png', contentDisposition: 'inline' as const }] } : {};

const inviting = ({ invitation }: Mail) =>
  invitation === null ? {} : { icalEvent: { method: invitation.method, content: invitation.content, filename: 'invite.ics' } };
