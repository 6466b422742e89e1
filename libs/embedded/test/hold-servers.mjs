// Run by a test, which kills it: starts both servers and says their process ids.
import { join } from 'node:path';
import { importEmbedded } from '../../testing/jest/embedded.mjs';

const [directory, bond] = process.argv.slice(2);
const { startNats, startPostgres } = await importEmbedded();
const postgres = await startPostgres({ dataDir: join(directory, 'postgres'), port: 0, password: 'test', bond });
const nats = await startNats({ dataDir: join(directory, 'nats'), port: 0, users: [{ user: 'admin', password: 'test' }], bond });
process.stdout.write(`${JSON.stringify([postgres.pid, nats.pid])}\n`);
