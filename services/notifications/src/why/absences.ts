import type { Verdict } from '#contracts';
import { lineOf, type Message } from '../announcing/message.js';
import type { AskedAbout } from './asked-about.js';
import type { Heard } from './heard-of.js';

interface Reasons {
  asked: AskedAbout;
  /** What there is. */
  rows: readonly Verdict[];
  heard: Heard;
}

/** Why there is none of a message, by each channel in which it goes out. */
export const absencesOf = (message: Message, reasons: Reasons): Verdict[] =>
  channelsOf(message)
    .filter((channel) => !reasons.rows.some((row) => row.kind === message.name && row.channel === channel))
    .map((channel) => ({ kind: message.name, channel, code: whyNone(message, channel, reasons), why: null, since: null, at: null, about: null, deliveryId: null }));

const channelsOf = ({ email, sms, app }: Message): Verdict['channel'][] => [
  ...(email ? ['email' as const] : []),
  ...(sms === 'never' ? [] : ['sms' as const]),
  ...(app ? ['app' as const] : []),
];

function whyNone(message: Message, channel: Verdict['channel'], { asked, rows, heard }: Reasons): Verdict['code'] {
  // That she was told by another channel shows that the fact has come.
  const hasCome = rows.some(({ kind }) => kind === message.name) || (!message.email && heard.lines.has(lineOf(message)));
  if (channel === 'sms' && hasCome && asked.phone === null) return 'no-phone';
  if (channel === 'sms' && hasCome && message.sms === 'by-wish' && !asked.smsWanted) return 'sms-not-wanted';
  if (channel === 'sms' && hasCome && message.sms === 'as-asked') return 'not-asked';
  // Of a reminder this means that she had just been told when it would have been time for it.
  if (message.category === 'reminder' && heard.lines.has(lineOf(message))) return 'not-due';
  return heard.isUnreadable ? 'fact-not-readable' : 'no-such-fact';
}
