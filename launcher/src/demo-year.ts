import { parseArgs } from 'node:util';
import { Database } from '#persistence';
import { isInfrastructureAway } from '#messaging';
import { Temporal } from 'temporal-polyfill';
import { AlreadyThere, makeYear, type YearMade } from './demo/year/make-year.js';
import { OperatorFailure } from './operator/failure.js';
import { databaseUrlOf, withServices } from './operator/operator.js';

const usage = 'npm run demo:year -- [--bookings 10000] [--seed 1] [--site parken] [--again]';

/** `npm run demo:year`: gives the running demo a year that has been. */
async function main(args: string[]): Promise<void> {
  const { bookings, seed, site, again } = read(args);
  mustBeDemo(process.env);
  const began = performance.now();
  const database = new Database({ url: databaseUrlOf(process.env, 'booking'), name: 'demo-year', maxConnections: 2 });
  try {
    const wish = { site, bookings, seed, again, now: Temporal.Now.instant() };
    const made = await withServices(process.env, (ask) => makeYear(ask, database, wish, (line) => say(`${line} …`)));
    say(told(made, (performance.now() - began) / 1000));
  } finally {
    await database.close();
  }
}

function read(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      bookings: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, site: { type: 'string', default: 'parken' },
      again: { type: 'boolean', default: false },
    },
  });
  const [bookings, seed] = [Number(values.bookings), Number(values.seed)];
  const isRight = Number.isInteger(bookings) && bookings >= 1 && bookings <= 1_000_000 && Number.isInteger(seed);
  if (!isRight) throw new OperatorFailure(`Between one and a million bookings, and a whole number for a seed: ${usage}`);
  return { ...values, bookings, seed };
}

/** What has been made up and what has happened cannot be told apart afterwards. */
function mustBeDemo({ DATABASE_URL, NATS_URL, THIS_IS_A_DEMO }: NodeJS.ProcessEnv): void {
  if ((DATABASE_URL || NATS_URL) && THIS_IS_A_DEMO !== 'yes') {
    throw new OperatorFailure('DATABASE_URL or NATS_URL is set: if nothing in that system is real, say so with THIS_IS_A_DEMO=yes. Made up bookings are never told from others.');
  }
}

function told({ plan: { bookings, series }, from, to }: YearMade, seconds: number): string {
  const count = (is: (last: string, changes: string[]) => boolean) =>
    bookings.filter(({ steps }) => is(steps.at(-1)!.state, steps.map(({ change }) => change))).length.toLocaleString('en-GB');
  return [
    `${bookings.length.toLocaleString('en-GB')} bookings from ${from} to ${to}, ${series.length} series among them, in ${seconds.toFixed(0)} s:`,
    `  ${count((state) => state === 'approved')} approved (${count((_, changes) => changes.includes('check-in'))} with somebody who checked in),`,
    `  ${count((state) => state === 'requested')} waiting, ${count((state) => state === 'declined')} declined, ${count((state) => state === 'withdrawn')} withdrawn,`,
    `  ${count((_, changes) => changes.includes('cancel'))} cancelled, ${count((_, changes) => changes.includes('release'))} that nobody came to.`,
  ].join('\n');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (error instanceof OperatorFailure || error instanceof AlreadyThere) return error.message;
  if (isInfrastructureAway(error)) return 'Postgres or NATS does not answer.';
  if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) return `${(error as Error).message}: ${usage}`;
  return String((error as Error).stack);
}
