import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleGraph } from './module-graph.mjs';
import { build } from './setup/build.mjs';
import { run } from './setup/failure.mjs';

const root = new URL('../', import.meta.url);

/** Writes the documents that are made of the contracts, and the picture that is made of the code. */
await run(async () => {
  build(fileURLToPath(root));
  const { facts } = await import('#contracts');
  const { asyncApi } = await import('#messaging');
  const { openApiDocument } = await import('../dist/services/gateway/src/openapi/document.js');
  write('asyncapi.json', json(asyncApi(facts)));
  write('openapi.json', json(openApiDocument()));
  write('modules.md', await moduleGraph());
});

function json(document) {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function write(name, text) {
  writeFileSync(new URL(`docs/${name}`, root), text);
  process.stdout.write(`docs/${name}\n`);
}
