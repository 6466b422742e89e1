import type { Outcome } from '../domain/attempt.js';

/** What nodemailer sets on the errors that it gives. */
export interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  permanent?: boolean;
  /** What had been said to the server last. */
  command?: string;
}

/** How much of a message has gone out: without its end no server can have accepted it. */
export type HandedOver = 'nothing' | 'part' | 'all';

/** Sign-in refused (530, 535) and service closing (421) are about us and the server, not about the message. */
const aboutTheServer = new Set([421, 454, 530, 534, 535, 538]);

/** So is whatever is said before the message is spoken of. */
const introductions = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH)\b/;

/** And what is said of our own address, unless the message is too large (RFC 1870, 6.1). */
const isAboutSender = ({ command, responseCode }: SmtpError): boolean => command === 'MAIL FROM' && responseCode !== 552 && responseCode !== 523;

const withoutAnswer = { nothing: 'away', part: 'deferred', all: 'unknown' } as const;

export function smtpOutcome(error: SmtpError, handedOver: HandedOver): Outcome {
  const { code = '', responseCode, permanent, command = '', message: reason } = error;
  if (responseCode !== undefined) {
    if (aboutTheServer.has(responseCode) || code === 'EAUTH' || introductions.test(command) || isAboutSender(error)) return { kind: 'away', reason };
    return { kind: permanent ? 'refused' : 'deferred', reason };
  }
  // Not even asked for: the library sees that the server would not take it.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', reason };
  return { kind: withoutAnswer[handedOver], reason };
}
