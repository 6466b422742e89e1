import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './setup/build.mjs';
import { run } from './setup/failure.mjs';

const root = new URL('../', import.meta.url);

/** Writes the documents that are made of the contracts: `docs/asyncapi.json`. */
await run(async () => {
  build(fileURLToPath(root));
  const { facts } = await import('#contracts');
  const { asyncApi } = await import('#messaging');
  write('asyncapi.json', asyncApi(facts));
});

function write(name, document) {
  writeFileSync(new URL(`docs/${name}`, root), `${JSON.stringify(document, undefined, 2)}\n`);
  process.stdout.write(`docs/${name}\n`);
}
