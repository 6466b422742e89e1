import type { Outcome } from '../domain/attempt.js';

export interface Mail {
  /** Makes the Message-ID, so that a mail sent twice is seen as one by whoever receives it. */
  id: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
  date: Date;
  /** Shown within the HTML, which names it by its cid. */
  picture?: { cid: string; name: string; png: Buffer } | null;
  invitation: { method: 'REQUEST' | 'CANCEL'; content: string } | null;
  /** What a mail program asks for no more of the kind, by POST (RFC 8058); none where it must come. */
  unsubscribe?: string | null;
}

/** Hands mail over to a server that takes it from there. */
export abstract class Mailer {
  /** Never throws: how it went is the answer, at the latest after `longestMs`. */
  abstract send(mail: Mail, longestMs?: number): Promise<Outcome>;
}
