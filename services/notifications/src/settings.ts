import { z } from 'zod';
import { secret, wholeNumber } from '#platform';
import { isTimeZone } from './domain/time-zone.js';
import { dkimPrivateKey } from './mail/dkim.js';
import { senderAddress } from './mail/sender-address.js';
import { certificatesIn } from './mail/smtp-tls.js';

const account = () => z.string().min(1).optional();

const smsFrom = () => z.string().regex(/^(?:[A-Za-z][A-Za-z0-9]{2,10}|\+[1-9]\d{6,14})$/, '3 to 11 letters and digits, or a number in international form').optional();

const dnsName = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

/** What somebody has set as it is used, or a word on what it should have been. */
function or<T>(read: (text: string) => T | undefined, wanted: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: wanted });
    return z.NEVER;
  };
}

/** Settings of this service, besides those that every service has. */
export const settings = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** Asked where the first is away. */
  SMTP_URL_2: z.url({ protocol: /^smtps?$/ }).optional(),
  /** How many connections a server lets one client have. */
  SMTP_CONNECTIONS: wholeNumber(1, 200).default(36),
  /** How many messages a server, and an operator, wants in a second at most. */
  SMTP_PER_SECOND: wholeNumber(1, 100_000).optional(),
  SMS_PER_SECOND: wholeNumber(1, 100_000).optional(),
  MAIL_FROM: z.string().transform(or(senderAddress, 'an address such as Parken <bokning@parken.example>')),
  /** To whom servers say what they could not deliver; the address of MAIL_FROM where it is left out. */
  MAIL_BOUNCES: z.email().optional(),
  /** Whether nothing is sent without TLS. Where it is left out, a password is not, and else TLS is used with servers that offer it. */
  SMTP_TLS: z.enum(['required', 'opportunistic']).optional(),
  /** Certificates of authorities that are trusted besides the well-known. */
  SMTP_CA_FILE: z.string().transform(or(certificatesIn, 'a file of certificates in PEM')).optional(),
  /** Signs mail; with it the selector is needed. */
  DKIM_PRIVATE_KEY: z.string().transform(or(dkimPrivateKey, 'an RSA key of at least 1024 bits: in PEM, or in DER as base64url')).optional(),
  DKIM_SELECTOR: z.string().regex(dnsName, 'a name in the DNS such as mail2026').optional(),
  /** The domain of MAIL_FROM where it is left out. */
  DKIM_DOMAIN: z.string().regex(dnsName, 'a domain such as parken.example').optional(),
  /** How long handing over one mail may take. What a crash has left unfinished is taken up some seconds after that. */
  SMTP_TIMEOUT_SECONDS: wholeNumber(5, 600).default(40),
  /** What the links at the foot of messages are made with. With another, all links that were sent end. */
  LINK_KEY: secret(),
  /** Of the house: by its clocks it is night for whoever has not said otherwise. */
  TIME_ZONE: z.string().refine(isTimeZone, 'the IANA name of a time zone, such as Europe/Stockholm').default('Europe/Stockholm'),
  /** Where those who work in the house are told; without it nobody is. */
  STAFF_MAIL: z.email().optional(),
  /** In which the house itself is written to. */
  HOUSE_LANGUAGE: z.enum(['sv', 'en']).default('sv'),
  /** How long it is kept that something was sent, and what it said. */
  MESSAGE_RETENTION_DAYS: wholeNumber(30, 3_650).default(730),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  /** Where answers to invitations and mail that comes back are read: the mailbox to which mail for MAIL_FROM and MAIL_BOUNCES goes. Without it nobody reads them. */
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).refine((url) => new URL(url).username !== '' && new URL(url).password !== '', 'imaps://user:password@host:993/INBOX').optional(),
  /** How often it is looked into where the server does not tell of new mail by itself. */
  IMAP_POLL_SECONDS: wholeNumber(1, 3_600).default(60),
  /** Without it the house sends no SMS; with it the other three are needed. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_USERNAME: account(),
  SMS_PASSWORD: account(),
  SMS_FROM: smsFrom(),
  /** A second account, asked where the first is away; it sends from the same name or number unless it says another. */
  SMS_URL_2: z.url({ protocol: /^https?$/ }).optional(),
  SMS_USERNAME_2: account(),
  SMS_PASSWORD_2: account(),
  SMS_FROM_2: smsFrom(),
  /** Stands in the address to which the operator reports whether an SMS has come; without it, it is not asked to. */
  SMS_REPORT_KEY: secret().optional(),
};

/** Without an account there is nothing to send SMS with, and nobody finds a key without its name. */
export const companions = { DKIM_PRIVATE_KEY: ['DKIM_SELECTOR'], SMS_URL: ['SMS_USERNAME', 'SMS_PASSWORD', 'SMS_FROM'], SMS_URL_2: ['SMS_URL', 'SMS_USERNAME_2', 'SMS_PASSWORD_2'] };

export type Settings = z.output<z.ZodObject<typeof settings>>;
