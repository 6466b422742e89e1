import type { SidekickConfiguration } from './configuration.js';
import { startIdentityProvider } from './identity.js';
import { startMailInbox } from './mail.js';
import { startSmsStandIn } from './sms.js';

// One process for all stand-ins: together they need little more memory than one of them.
process.once('message', (configuration: SidekickConfiguration) => {
  void start(configuration).then(
    () => process.send?.('ready'),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
});
for (const reason of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(reason, () => process.exit());

async function start({ mail, sms, identity }: SidekickConfiguration): Promise<void> {
  await Promise.all([mail && startMailInbox(mail), sms && startSmsStandIn(sms), identity && startIdentityProvider(identity)]);
}
