import type { Settings } from '../settings.js';
import { ElksSmsSender } from './elks-sms-sender.js';
import { NoSms } from './no-sms.js';
import type { SmsSender } from './sms-sender.js';

/** The operator that the settings name, if any; with its address they have its account too. */
export function operatorOf(settings: Settings): SmsSender {
  const { SMS_URL: url, SMS_USERNAME: username, SMS_PASSWORD: password, SMS_FROM: from } = settings;
  if (!url || !username || !password || !from) return new NoSms();
  return new ElksSmsSender({ url, username, password, from, reportTo: reportTo(settings) });
}

/** The second account, which is asked where the first is away; without one nobody is. */
export function secondOperatorOf(settings: Settings): SmsSender | undefined {
  const { SMS_URL_2: url, SMS_USERNAME_2: username, SMS_PASSWORD_2: password, SMS_FROM_2: from = settings.SMS_FROM } = settings;
  if (!url || !username || !password || !from) return undefined;
  return new ElksSmsSender({ name: '46elks-2', url, username, password, from, reportTo: reportTo(settings) });
}

const reportTo = ({ SMS_REPORT_KEY: key, PUBLIC_URL }: Settings): string | undefined => key && `${PUBLIC_URL.replace(/\/$/, '')}/hooks/sms/${key}`;
