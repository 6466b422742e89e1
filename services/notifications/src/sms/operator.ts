import type { Settings } from '../settings.js';
import { ElksSmsSender } from './elks-sms-sender.js';
import { NoSms } from './no-sms.js';
import type { SmsSender } from './sms-sender.js';

/** The operator that the settings name, if any; with its address they have its account too. */
export function operatorOf({ SMS_URL: url, SMS_USERNAME: username, SMS_PASSWORD: password, SMS_FROM: from, SMS_REPORT_KEY: key, PUBLIC_URL }: Settings): SmsSender {
  if (!url || !username || !password || !from) return new NoSms();
  return new ElksSmsSender({ url, username, password, from, reportTo: key && `${PUBLIC_URL.replace(/\/$/, '')}/hooks/sms/${key}` });
}
