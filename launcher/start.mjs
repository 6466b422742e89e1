import { fileURLToPath } from 'node:url';
import { build } from './setup/build.mjs';
import { buildWeb } from './setup/build-web.mjs';
import { run } from './setup/failure.mjs';
import { installNatsServer } from './setup/nats-server.mjs';
import { checkNode } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

// Nothing from npm may be imported before it has been installed.
await run(async () => {
  checkNode(root);
  installPackages(root);
  if (!process.env.NATS_URL) installNatsServer();
  build(root);
  buildWeb(root);
  const { main } = await import('../dist/launcher/src/main.js');
  await main(process.argv.slice(2));
});
