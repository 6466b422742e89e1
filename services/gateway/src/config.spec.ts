import { expect, test } from '@jest/globals';
import { SettingsError } from '#platform';
import { readGatewaySettings } from './config.js';

const least = { NATS_URL: 'nats://gateway:x@localhost:4222', ACTOR_PRIVATE_KEY: 'a'.repeat(64), SESSION_KEY: 'k'.repeat(43) };

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readGatewaySettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};

test('needs little', () => {
  const settings = readGatewaySettings(least);
  expect(settings).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, BODY_LIMIT: 102_400 });
  expect([...settings.STAFF_OIDC_ROLE_MAP]).toEqual([['staff', 'staff'], ['reception', 'reception'], ['registrar', 'registrar'], ['admin', 'admin']]);
});

test('names everything that is wrong or missing, at once', () => {
  const problems = problemsOf({
    PORT: '70000', SESSION_KEY: 'short', PUBLIC_URL: 'parken', STAFF_OIDC_ISSUER: 'https://login.example', STAFF_OIDC_ROLE_MAP: 'chef=booker',
    DEMO_INTROSPECTION_URL: 'http://somewhere.example/', TRUSTED_PROXY_HEADER: 'x-real-ip', TRUSTED_PROXIES: 'proxy.example',
  });
  const named = ['PORT', 'SESSION_KEY', 'PUBLIC_URL', 'NATS_URL', 'ACTOR_PRIVATE_KEY', 'STAFF_OIDC_CLIENT_ID', 'STAFF_OIDC_CLIENT_SECRET', 'STAFF_OIDC_ROLE_MAP', 'DEMO_INTROSPECTION_URL', 'DEMO_INTROSPECTION_SECRET', 'TRUSTED_PROXY_HEADER', 'TRUSTED_PROXIES'];
  for (const name of named) expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
});
