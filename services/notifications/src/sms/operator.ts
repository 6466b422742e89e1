import { SettingsError } from '#platform';
import type { Settings } from '../settings.js';
import { ElksSmsSender } from './elks-sms-sender.js';
import { NoSms } from './no-sms.js';
import type { SmsSender } from './sms-sender.js';

/** The operator that the settings name, if any. */
export function operatorOf({ SMS_URL: url, SMS_USERNAME: username, SMS_PASSWORD: password, SMS_FROM: from }: Settings): SmsSender {
  if (url === undefined) return new NoSms();
  if (username !== undefined && password !== undefined && from !== undefined) return new ElksSmsSender({ url, username, password, from });
  const missing = Object.entries({ SMS_USERNAME: username, SMS_PASSWORD: password, SMS_FROM: from }).filter(([, value]) => value === undefined);
  throw new SettingsError(missing.map(([name]) => `${name} is missing, and needed with SMS_URL`));
}
