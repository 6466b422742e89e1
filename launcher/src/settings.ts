import { resolve } from 'node:path';
import { z } from 'zod';

const says = 'the number of a port, at most 65535';
const port = (byDefault: number, least = 0) => z.coerce.number(says).int(says).min(least, says).max(65_535, says).default(byDefault);

/** What a person may set for `npm start`, besides what each service reads itself. Ports other than PORT may be 0: any free one. */
export const launcherSettings = {
  DATA_DIR: z.string().default('.parken').transform((path) => resolve(path)),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(3000, 1),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  NATS_URL: z.string().refine((urls) => urls.split(',').every((url) => /^(?:nats|tls):\/\/./.test(url) && URL.canParse(url)), 'nats://host:port').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  STAFF_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  MAIL_INBOX_PORT: port(3001),
  IDENTITY_PORT: port(3002),
  SMS_INBOX_PORT: port(3003),
  SMTP_PORT: port(3004),
  POSTGRES_PORT: port(3005),
  NATS_PORT: port(3006),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
};

export type LauncherSettings = z.output<z.ZodObject<typeof launcherSettings>>;

/** With neither server given, all of the system is ours, and demo staff, demo data and inboxes belong to it. */
export const isEmbedded = (settings: Pick<LauncherSettings, 'DATABASE_URL' | 'NATS_URL'>): boolean =>
  !settings.DATABASE_URL && !settings.NATS_URL;
