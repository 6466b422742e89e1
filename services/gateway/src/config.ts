import { z } from 'zod';
import { isCountry } from '#contracts';
import { isRole, type Role } from '#kernel';
import { natsServers, readSettings, secret, wholeNumber, telemetrySettings, type Companions, type Environment } from '#platform';
import { ClientAddresses } from './server/client-address.js';

const count = (standard: number) => wholeNumber(1, 1_000_000).default(standard);
const isLoopback = (url: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

const areProxies = (text: string) => {
  try {
    return Boolean(new ClientAddresses(text, 'forwarded'));
  } catch {
    return false;
  }
};

const roleMap = z
  .string()
  .regex(/^[^=,\s]+=[a-z-]+(?:,[^=,\s]+=[a-z-]+)*$/, 'claim=role,claim=role')
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split('=') as [string, string])))
  .refine((map) => Object.values(map).every((role) => staffRoles.includes(role as Role)), 'each claim=role with one of the roles staff, reception, registrar, admin')
  .transform((map) => new Map(Object.entries(map).filter((pair): pair is [string, Role] => isRole(pair[1]))));

/** Roles that an identity provider can give; the others are earned elsewhere. */
const staffRoles: readonly Role[] = ['staff', 'reception', 'registrar', 'admin'];

/** What the gateway is told by its environment. */
export const gatewayConfig = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NATS_URL: natsServers(),
  ACTOR_PRIVATE_KEY: secret(),
  SESSION_KEY: z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),

  STAFF_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  STAFF_OIDC_CLIENT_ID: z.string().optional(),
  STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
  STAFF_OIDC_SCOPES: z.string().default('openid profile email'),
  /** Dotted where the claim lies inside another, e.g. `realm_access.roles`. */
  STAFF_OIDC_ROLES_CLAIM: z.string().default('roles'),
  STAFF_OIDC_ROLE_MAP: roleMap.prefault('staff=staff,reception=reception,registrar=registrar,admin=admin'),

  // Only the embedded system has demo tokens, and it runs on this machine.
  DEMO_INTROSPECTION_URL: z.url({ protocol: /^http$/ }).refine(isLoopback, 'must be on this machine').optional(),
  DEMO_INTROSPECTION_SECRET: secret().optional(),

  /** Addresses or networks, separated by commas: `10.0.0.0/8,::1`. */
  TRUSTED_PROXIES: z.string().default('').refine(areProxies, 'addresses or networks such as 10.0.0.0/8, separated by commas'),
  /** The one header that these proxies set; the other could come from anybody. */
  TRUSTED_PROXY_HEADER: z.enum(['x-forwarded-for', 'forwarded']).default('x-forwarded-for'),
  /** Where a telephone number in a form is that was written without its country's code: ISO 3166. */
  PHONE_COUNTRY: z.string().default('SE').refine(isCountry, 'a country such as SE'),
  /** The folder with the web client as it was built; without one there are only the pages that need no script. */
  WEB_ROOT: z.string().min(1).optional(),
  BODY_LIMIT: count(100 * 1024),
  RATE_SIGNED_IN_PER_MINUTE: count(1_200),
  RATE_ADDRESS_PER_MINUTE: count(1_200),
  RATE_SIGN_IN_PER_ADDRESS: count(120),
  RATE_SIGN_IN_PER_EMAIL: count(5),
  RATE_REGISTRATION_PER_ADDRESS: count(120),
  RATE_REGISTRATION_PER_EMAIL: count(10),
  ...telemetrySettings,
};

export type GatewaySettings = ReturnType<typeof readSettings<typeof gatewayConfig>>;

/** A provider needs an account there, and introspection its secret. */
export const gatewayCompanions: Companions = {
  STAFF_OIDC_ISSUER: ['STAFF_OIDC_CLIENT_ID', 'STAFF_OIDC_CLIENT_SECRET'],
  DEMO_INTROSPECTION_URL: ['DEMO_INTROSPECTION_SECRET'],
};

/** @throws SettingsError */
export const readGatewaySettings = (environment: Environment): GatewaySettings => readSettings(gatewayConfig, environment, gatewayCompanions);
