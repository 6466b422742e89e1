import { resolve } from 'node:path';
import { readRunning } from './running.js';
import { loadSecrets } from './secrets.js';
import { clientOf, demoTokenRoles, type DemoTokenRole } from './sidekicks/accounts.js';

const notRunning = 'The embedded identity provider is not running: start the system with npm start, without DATABASE_URL, NATS_URL and STAFF_OIDC_ISSUER.';

/** Prints a bearer token that the running embedded system, and nothing else, accepts. */
async function printToken(role: string | undefined): Promise<void> {
  if (!demoTokenRoles.includes(role as DemoTokenRole)) throw new Error(`Say for whom: npm run demo:token -- ${demoTokenRoles.join('|')}`);
  const dataDir = resolve(process.env.DATA_DIR || '.parken');
  const issuer = readRunning(dataDir)?.issuer;
  if (!issuer) throw new Error(notRunning);
  process.stdout.write(`${await askForToken(issuer, role as DemoTokenRole, loadSecrets(dataDir, []).demoClients)}\n`);
}

async function askForToken(issuer: string, role: DemoTokenRole, secret: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientOf(role)}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  }).catch(() => undefined);
  if (!response) throw new Error(notRunning);
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token) throw new Error(`The identity provider refuses: ${answer.error_description}`);
  return answer.access_token;
}

await printToken(process.argv[2]).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
