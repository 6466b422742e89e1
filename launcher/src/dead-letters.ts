import { readCommand } from './operator/dead-letters.js';
import { OperatorFailure } from './operator/failure.js';
import { withSystem } from './operator/operator.js';

/** `npm run dead-letters`: shows what the services could not take in, and lets them try again. */
try {
  const command = readCommand(process.argv.slice(2));
  await withSystem(process.env, (ask) => command(ask, (line) => void process.stdout.write(`${line}\n`)));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof OperatorFailure ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
