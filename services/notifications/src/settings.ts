import { z } from 'zod';
import { secret, wholeNumber } from '#platform';
import { senderAddress } from './mail/sender-address.js';

const account = () => z.string().min(1).optional();

/** Settings of this service, besides those that every service has. */
export const settings = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().transform((text, context) => {
    const address = senderAddress(text);
    if (address) return address;
    context.addIssue({ code: 'custom', message: 'an address such as Parken <bokning@parken.example>' });
    return z.NEVER;
  }),
  /** How long handing over one mail may take. What a crash has left unfinished is taken up some seconds after that. */
  SMTP_TIMEOUT_SECONDS: wholeNumber(5, 600).default(40),
  /** What the links at the foot of messages are made with. With another, all links that were sent end. */
  LINK_KEY: secret(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  /** Without it the house sends no SMS; with it the other three are needed. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_USERNAME: account(),
  SMS_PASSWORD: account(),
  SMS_FROM: z.string().regex(/^(?:[A-Za-z][A-Za-z0-9]{2,10}|\+[1-9]\d{6,14})$/, '3 to 11 letters and digits, or a number in international form').optional(),
  /** Stands in the address to which the operator reports whether an SMS has come; without it, it is not asked to. */
  SMS_REPORT_KEY: secret().optional(),
};

/** Without an account there is nothing to send SMS with. */
export const companions = { SMS_URL: ['SMS_USERNAME', 'SMS_PASSWORD', 'SMS_FROM'] };

export type Settings = z.output<z.ZodObject<typeof settings>>;
  /** Where answers to invitations and mail that comes back are read: the mailbox of MAIL_FROM. Without it nobody reads them. */
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).refine((url) => new URL(url).username !== '' && new URL(url).password !== '', 'imaps://user:password@host:993/INBOX').optional(),
  /** How often it is looked into where the server does not tell of new mail by itself. */
  IMAP_POLL_SECONDS: wholeNumber(1, 3_600).default(60),
