import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.js';

export interface Secrets {
  postgresAdmin: string;
  natsAdmin: string;
  /** One for each service's Postgres login and NATS user. */
  services: Record<string, string>;
  /** One for each service that puts links into messages. */
  links: Record<string, string>;
  actorPrivateKey: string;
  actorPublicKey: string;
  /** Signs visitors' passes. */
  passPrivateKey: string;
  /** Makes door codes. */
  doorKey: string;
  sessionKey: string;
  staffClient: string;
  /** Of the clients that get demo tokens. */
  demoClients: string;
  /** Of the gateway when it asks what a demo token is worth. */
  introspection: string;
  sms: string;
  /** In the address to which SMS are reported. */
  smsReports: string;
  /** Signs the identity provider's tokens. */
  identityKey: JsonWebKey;
  identityCookies: string;
}

const linking = ['events', 'notifications', 'partners', 'visitors'];

/** The secrets of this data folder, made once; a service that is new gets its own. */
export function loadSecrets(dataDir: string, services: readonly string[]): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept = read(file);
  const secrets = completed(kept, newSecrets(services));
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  return secrets;
}

// What a newer version needs besides is added; what is there stays.
const completed = (kept: Secrets | undefined, made: Secrets): Secrets => ({
  ...made,
  ...kept,
  services: { ...made.services, ...kept?.services },
  links: { ...made.links, ...kept?.links },
});

/** Secrets that nobody has seen. */
export function newSecrets(services: readonly string[]): Secrets {
  const actor = generateKeyPairSync('ed25519');
  const pass = generateKeyPairSync('ed25519');
  return {
    postgresAdmin: random(),
    natsAdmin: random(),
    services: Object.fromEntries(services.map((service) => [service, random()])),
    links: Object.fromEntries(linking.map((service) => [service, random()])),
    actorPrivateKey: actor.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    actorPublicKey: actor.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    passPrivateKey: pass.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    doorKey: random(),
    sessionKey: random(),
    staffClient: random(),
    demoClients: random(),
    introspection: random(),
    sms: random(),
    smsReports: random(),
    identityKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    identityCookies: random(),
  };
}

const random = () => randomBytes(32).toString('base64url');

function read(file: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new LaunchFailure(`${file} can't be read (${(error as Error).message}). Put it back from a backup, or begin again with npm start -- --reset.`);
  }
}
