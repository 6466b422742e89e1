import { rmSync } from 'node:fs';

/** Leaves no process and no file behind. */
export default async function tearDown() {
  // Nobody will read the data again, so there is no need to write it down in order.
  await globalThis.parkenTestPostgres?.kill();
  if (process.env.PARKEN_TEST_DIRECTORY) rmSync(process.env.PARKEN_TEST_DIRECTORY, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
