import { readRunning } from '../../launcher/src/running.js';
import { PostBox } from './post.js';
import { road } from './road.js';

/** `npm run journey`: against the system that runs on DATA_DIR. */
const system = readRunning(process.env.DATA_DIR ?? '.parken');
if (!system?.mailInbox || !system.smsInbox) {
  process.stderr.write('No embedded system is running here. Start one with `npm start` and try again.\n');
  process.exit(1);
}

try {
  await road({ web: system.web, post: new PostBox(system.mailInbox, system.smsInbox), say: (line) => process.stdout.write(`✓ ${line}\n`) });
  process.stdout.write('The road is open from end to end.\n');
} catch (error) {
  process.stderr.write(`✗ ${(error as Error).message}\n`);
  process.exit(1);
}
