import type { Settings } from '../settings.js';
import { SmtpMailer } from './smtp-mailer.js';
import { saysPassword } from './smtp-tls.js';

/** The server at this address, with all that the settings say of how mail is handed over. */
export function smtpMailerOf(url: string, settings: Settings): SmtpMailer {
  const { MAIL_FROM: from, DKIM_PRIVATE_KEY: privateKey, DKIM_SELECTOR: selector } = settings;
  const sender = { from, bounces: settings.MAIL_BOUNCES ?? from.address };
  return new SmtpMailer(url, sender, {
    longestMs: settings.SMTP_TIMEOUT_SECONDS * 1000,
    maxConnections: settings.SMTP_CONNECTIONS,
    dkim: privateKey && selector ? { privateKey, selector, domain: settings.DKIM_DOMAIN ?? from.domain } : undefined,
    tls: { isRequired: settings.SMTP_TLS ? settings.SMTP_TLS === 'required' : saysPassword(url), authorities: settings.SMTP_CA_FILE },
  });
}
