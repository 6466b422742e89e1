import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Bench, Case, Pace } from './case.js';
import { cases } from './cases/cases.js';
import { BenchHouse } from './house.js';
import { machineOf, postgresSettingsOf } from './machine.js';
import { readOptions, type BenchOptions } from './options.js';
import { betweenMarkers, grown, markdownOf, type Result, type Row } from './result.js';
import { buildSameHouse } from './same-house.js';
import { takeSamples, wholeStory } from './samples.js';
import { storePast } from './stored-bookings.js';
import { BenchSystem, connections, limits } from './system.js';

const usual: Pace = { clients: 32, rounds: 3, seconds: 4, quick: false };
const short: Pace = { clients: 32, rounds: 1, seconds: 1, quick: true };

async function main(options: BenchOptions): Promise<void> {
  const chosen = cases.filter(({ name }) => (options.only.length === 0 || options.only.includes(name)) && !options.skip.includes(name));
  if (chosen.length === 0) throw new Error(`there are the cases ${cases.map(({ name }) => name).join(', ')}`);
  const system = await BenchSystem.start(options.profile);
  const [product, floor] = [system.productUrl, system.floorUrl].map((connectionString) => new Client({ connectionString })) as [Client, Client];
  await Promise.all([product.connect(), floor.connect()]);
  try {
    const house = await BenchHouse.build(system, product);
    await buildSameHouse(product, floor);
    const bench = { system, house, product, floor, pace: options.quick ? short : usual };
    const rows = await inBothSizes(chosen, bench);
    const settings = { ...(await postgresSettingsOf(product)), ...limits, DATABASE_CONNECTIONS: String(connections) };
    const date = new Date().toISOString().slice(0, 10);
    report({ date, machine: await machineOf(product), settings, rows }, options);
  } finally {
    await Promise.all([product.end(), floor.end()]);
    await system.stop();
  }
}

const sizes = { small: 10_000, large: 1_000_000 };
// Behind all days that the few take.
const longAgo = 60;

/** With few bookings stored and then with many: what is stored must not make anything much slower. */
async function inBothSizes(chosen: readonly Case[], bench: Bench): Promise<Row[]> {
  const story = wholeStory(await takeSamples(bench));
  await storePast(bench.product, story, sizes.small);
  const rows = await run(chosen.filter(({ needsMuch }) => bench.pace.quick || !needsMuch), bench);
  const growing = chosen.filter(({ grows }) => grows !== false);
  if (bench.pace.quick || growing.length === 0) return rows;
  process.stdout.write(`storing ${sizes.large.toLocaleString('en-GB')} bookings …\n`);
  await storePast(bench.product, story, sizes.large - sizes.small, longAgo);
  const later = await run(growing, bench);
  return [...rows, ...later.map((row) => compared(row, rows.find(({ name }) => name === row.name)))];
}

const compared = (row: Row, before: Row | undefined): Row => (before ? grown(before, row) : row);

async function run(chosen: readonly Case[], bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of chosen) {
    process.stdout.write(`${one.name} …\n`);
    rows.push(...(await one.run(bench)));
  }
  return rows;
}

// A part of it, or a hurried one, is for whoever is at work on it.
function report(result: Result, { quick, only }: BenchOptions): void {
  const table = markdownOf(result);
  process.stdout.write(`\n${table}\n`);
  if (quick || only.length > 0) return;
  writeFileSync('bench/results.json', `${JSON.stringify(result, undefined, 2)}\n`);
  writeFileSync('README.md', betweenMarkers(readFileSync('README.md', 'utf8'), table));
}

await main(readOptions(process.argv.slice(2))).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
