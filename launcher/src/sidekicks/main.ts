import type { SidekickConfiguration } from './configuration.js';
import { startSidekicks } from './start.js';

// One process for all stand-ins: together they need little more memory than one of them.
process.once('message', (configuration: SidekickConfiguration) => {
  void startSidekicks(configuration).then(
    () => process.send?.('ready'),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
});
for (const reason of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(reason, () => process.exit());
