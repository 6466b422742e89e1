import { fileURLToPath } from 'node:url';
import { build } from './setup/build.mjs';
import { run } from './setup/failure.mjs';
import { checkNode } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

await run(async () => {
  checkNode(root);
  installPackages(root);
  build(root);
  const { main } = await import('../dist/launcher/src/provision.js');
  await main();
});
