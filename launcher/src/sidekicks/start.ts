import type { SidekickConfiguration } from './configuration.js';
import { startIdentityProvider } from './identity.js';
import { startMailInbox } from './mail.js';
import { startSmsStandIn } from './sms.js';

/** Starts the stand-ins that are configured. */
export async function startSidekicks({ mail, sms, identity }: SidekickConfiguration): Promise<void> {
  await Promise.all([mail && startMailInbox(mail), sms && startSmsStandIn(sms), identity && startIdentityProvider(identity)]);
}
