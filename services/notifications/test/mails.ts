import { newId } from '#kernel';

const lines = (...all: string[]): string => all.join('\r\n');

interface Bounce {
  deliveryId: string;
  to: string;
  action?: 'failed' | 'delayed' | 'delivered' | 'relayed';
  status?: string;
  answer?: string;
  /** Its own. */
  messageId?: string;
}

/** What a mail server writes when it could not deliver, or has: RFC 3464, with the header of the message. */
export const aBounce = ({ deliveryId, to, action = 'failed', status = '5.1.1', answer = '550 5.1.1 no such user', messageId = newId() }: Bounce): string =>
  lines(
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.example>',
    'To: bokning@parken.example',
    `Message-ID: <${messageId}@mail.example>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to inform you.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    'Arrival-Date: Fri, 20 Nov 2026 09:00:00 +0100',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Original-Recipient: rfc822;${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.se',
    `Diagnostic-Code: smtp; ${answer}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${deliveryId}@parken.example>`,
    'Subject: =?utf-8?Q?Din_bokning?=',
    '',
    '--b--',
    '',
  );

/** What a mailbox provider writes when somebody presses "this is spam": RFC 5965, with the message. */
export const aComplaint = ({ deliveryId, type = 'abuse' }: { deliveryId: string; type?: string }): string =>
  lines(
    'From: <staff@mailbox.example>',
    'To: bokning@parken.example',
    `Message-ID: <${newId()}@mailbox.example>`,
    'Subject: complaint about message',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is an email abuse report.',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: Parken <bokning@parken.example>',
    `Message-ID: <${deliveryId}@parken.example>`,
    'Subject: Din bokning',
    '',
    'Hej',
    '',
    '--b--',
    '',
  );

interface Reply {
  about: string;
  attendee: string;
  from?: string;
  answer?: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
  sequence?: number;
  /** What follows RECURRENCE-ID in the line. */
  occasion?: string;
  stamp?: string;
  encoding?: 'base64';
}

/** What a calendar answers to an invitation: RFC 5546, 3.2.3, sent as RFC 6047 wants it. */
export function aReply({ about, attendee, from = attendee, answer = 'ACCEPTED', sequence = 2, occasion, stamp = '20261120T090000Z', encoding }: Reply): string {
  const calendar = lines(
    'BEGIN:VCALENDAR',
    'PRODID:-//Some//Calendar//EN',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${about}@parken`,
    `ATTENDEE;PARTSTAT=${answer};CN=Anna Ek:mailto:${attendee}`,
    'ORGANIZER:mailto:bokning@parken.example',
    `DTSTAMP:${stamp}`,
    'DTSTART:20261126T120000Z',
    `SEQUENCE:${sequence}`,
    ...(occasion ? [`RECURRENCE-ID${occasion}`] : []),
    'SUMMARY:Accepted: Klimatdialog',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  );
  return lines(
    `From: Anna Ek <${from}>`,
    'To: bokning@parken.example',
    `Message-ID: <${newId()}@example.se>`,
    'Subject: Accepted: Klimatdialog',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Anna kommer.',
    '',
    '--b',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    '',
    encoding ? Buffer.from(calendar).toString(encoding).replaceAll(/.{76}/g, '$&\r\n') : calendar,
    '',
    '--b--',
    '',
  );
}

/** What somebody writes herself. */
export const aLetter = (subject = 'En fråga', extra: string[] = []): string =>
  lines('From: Bo Ek <bo@example.se>', 'To: bokning@parken.example', `Message-ID: <${newId()}@example.se>`, `Subject: ${subject}`, ...extra, '', 'Hej, har ni en projektor?', '');
