import { fileURLToPath } from 'node:url';
import { build } from './setup/build.mjs';
import { run } from './setup/failure.mjs';
import { buildWeb } from './setup/build-web.mjs';
import { installPackages } from './setup/packages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

await run(async () => {
  installPackages(root);
  build(root);
  buildWeb(root);
});
