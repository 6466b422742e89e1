import type { Clock } from '#kernel';
import type { Mail, Mailer } from '../mail/mailer.js';
import { smtpMailerOf } from '../mail/smtp-mailer-of.js';
import type { Settings } from '../settings.js';
import { secondOperatorOf } from '../sms/operator.js';
import type { Sms, SmsSender } from '../sms/sms-sender.js';
import { Channel, type ChannelOptions } from './channel.js';
import type { Provider } from './provider.js';

/** Those who take mail. */
export class MailChannel extends Channel<Mail> {}

/** Those who take SMS. */
export class SmsChannel extends Channel<Sms> {}

/** The servers that the settings name; the second is asked where the first is away. */
export function mailChannelOf(settings: Settings, clock: Clock): MailChannel {
  const { SMTP_URL, SMTP_URL_2, SMTP_PER_SECOND } = settings;
  const options = optionsOf(settings, clock, SMTP_PER_SECOND);
  const mailerOf = (url: string) => smtpMailerOf(url, settings);
  const second = SMTP_URL_2 === undefined ? [] : [asProvider('smtp-2', mailerOf(SMTP_URL_2))];
  return new MailChannel([asProvider('smtp', mailerOf(SMTP_URL)), ...second], options);
}

/** The operator, and the second account where there is one, which is asked where the first is away. */
export function smsChannelOf(operator: SmsSender, settings: Settings, clock: Clock): SmsChannel {
  const second = secondOperatorOf(settings);
  return new SmsChannel([operator, ...(second ? [second] : [])], optionsOf(settings, clock, settings.SMS_PER_SECOND));
}

const optionsOf = ({ SMTP_TIMEOUT_SECONDS }: Settings, clock: Clock, perSecond = Infinity): ChannelOptions => ({
  perSecond, longestMs: SMTP_TIMEOUT_SECONDS * 1000, now: () => clock.now().epochMilliseconds,
});

const asProvider = (name: string, mailer: Mailer & { onApplicationShutdown(): void }): Provider<Mail> => ({
  name,
  send: (mail, longestMs) => mailer.send(mail, longestMs),
  close: () => mailer.onApplicationShutdown(),
});
