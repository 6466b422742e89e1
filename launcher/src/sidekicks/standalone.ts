import type { JsonWebKey } from 'node:crypto';
import { z } from 'zod';
import { bootstrap, readSettings, secret, type Environment } from '#platform';
import { startSidekicks } from './start.js';

const settings = {
  PUBLIC_URL: z.url(),
  SMS_PASSWORD: secret(),
  STAFF_OIDC_CLIENT_SECRET: secret(),
  DEMO_CLIENT_SECRET: secret(),
  DEMO_INTROSPECTION_SECRET: secret(),
  IDENTITY_COOKIE_SECRET: secret(),
  IDENTITY_KEY: secret(),
};

const host = '0.0.0.0';

// The demo's stand-ins in a container of their own, on the ports that `npm start` uses.
await bootstrap('sidekicks', async () => {
  await startSidekicks(configuration(process.env));
  return { close: async () => process.exit() };
});

function configuration(environment: Environment) {
  const given = readSettings(settings, environment);
  return {
    mail: { smtpPort: 3004, webPort: 3001, directory: '/tmp/mail', host },
    sms: { port: 3003, username: 'parken', password: given.SMS_PASSWORD, host },
    identity: {
      host,
      port: 3002,
      issuer: 'http://127.0.0.1:3002',
      publicUrl: given.PUBLIC_URL,
      staffClientSecret: given.STAFF_OIDC_CLIENT_SECRET,
      demoClientSecret: given.DEMO_CLIENT_SECRET,
      introspectionSecret: given.DEMO_INTROSPECTION_SECRET,
      cookieSecret: given.IDENTITY_COOKIE_SECRET,
      signingKey: JSON.parse(Buffer.from(given.IDENTITY_KEY, 'base64url').toString()) as JsonWebKey,
    },
  };
}
