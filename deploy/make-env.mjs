// Prints the secrets of an installation with containers: node deploy/make-env.mjs > .env
import { generateKeyPairSync, randomBytes } from 'node:crypto';

const random = () => randomBytes(32).toString('base64url');
const actor = generateKeyPairSync('ed25519');
const pass = generateKeyPairSync('ed25519');
const signing = generateKeyPairSync('rsa', { modulusLength: 2048 });

const secrets = {
  POSTGRES_PASSWORD: random(),
  ADMIN_PASSWORD: random(),
  BOOKING_PASSWORD: random(),
  EVENTS_PASSWORD: random(),
  GATEWAY_PASSWORD: random(),
  NOTIFICATIONS_PASSWORD: random(),
  PARTNERS_PASSWORD: random(),
  VISITORS_PASSWORD: random(),
  EVENTS_LINK_KEY: random(),
  NOTIFICATIONS_LINK_KEY: random(),
  PARTNERS_LINK_KEY: random(),
  VISITORS_LINK_KEY: random(),
  ACTOR_PRIVATE_KEY: actor.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  ACTOR_PUBLIC_KEY: actor.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  PASS_PRIVATE_KEY: pass.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  DOOR_KEY: random(),
  SESSION_KEY: random(),
  STAFF_OIDC_CLIENT_SECRET: random(),
  DEMO_CLIENT_SECRET: random(),
  DEMO_INTROSPECTION_SECRET: random(),
  SMS_PASSWORD: random(),
  SMS_REPORT_KEY: random(),
  IDENTITY_COOKIE_SECRET: random(),
  IDENTITY_KEY: Buffer.from(JSON.stringify(signing.privateKey.export({ format: 'jwk' }))).toString('base64url'),
};
process.stdout.write(Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`).join(''));
