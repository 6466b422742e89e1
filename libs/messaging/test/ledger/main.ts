import { bootstrapService } from '#platform';
import { auditor, bank } from './services.js';

// One of the toy services as a process of its own, for tests that kill it.
const service = [bank, auditor].find(({ name }) => name === process.argv[2]);
if (!service) throw new Error(`no toy service ${process.argv[2]}`);
await bootstrapService(service);
