import { join } from 'node:path';
import type { Secrets } from './secrets.js';
import { gateway, hasDatabase, nodeOptionsOf } from './services.js';
import { isEmbedded, type LauncherSettings } from './settings.js';

export interface Ports {
  postgres: number;
  nats: number;
  smtp: number;
  mailInbox: number;
  smsInbox: number;
  identity: number;
}

export type Environment = Record<string, string>;

/** Only these of the person's own settings are anybody's business besides the gateway's and the notifications'. */
const own: Record<string, RegExp> = {
  gateway: /^(?:HOST|PORT|PUBLIC_URL|STAFF_OIDC_|ACTOR_OIDC_|TRUSTED_PROX|BODY_LIMIT|SESSION_|LIMIT_|RATE_|WEB_ROOT$)/,
  notifications: /^(?:SMTP_|IMAP_|MAIL_|DKIM_|SMS_|STAFF_MAIL$|HOUSE_LANGUAGE$|MESSAGE_RETENTION_)/,
};
const spoken = /^(?:DATABASE_URL|NATS_URL|DATA_DIR|DEMO_|ACTOR_P|LINK_KEY$|PASS_PRIVATE_KEY$|DOOR_KEY$|npm_|INIT_CWD|[A-Z]+_PASSWORD$|.*_PORT$)/;

/** What one service finds in its environment. */
export function environmentOf(
  service: string, settings: LauncherSettings, secrets: Secrets, ports: Ports, inherited: NodeJS.ProcessEnv,
): Environment {
  return {
    ...passedOn(service, inherited),
    NODE_OPTIONS: [inherited.NODE_OPTIONS, nodeOptionsOf(service)].filter(Boolean).join(' '),
    LOG_LEVEL: settings.LOG_LEVEL,
    PUBLIC_URL: publicUrl(settings),
    NATS_URL: natsUrl(settings.NATS_URL ?? `nats://127.0.0.1:${ports.nats}`, service, secrets),
    ACTOR_PUBLIC_KEY: secrets.actorPublicKey,
    ...(secrets.links[service] ? { LINK_KEY: secrets.links[service] } : {}),
    ...(service === 'booking' ? { DOOR_KEY: secrets.doorKey } : {}),
    ...(service === 'visitors' ? { PASS_PRIVATE_KEY: secrets.passPrivateKey } : {}),
    ...(hasDatabase(service) ? { DATABASE_URL: databaseUrl(settings, service, secrets, ports) } : {}),
    ...(service === 'notifications' ? mailAndSms(settings, secrets, ports, inherited) : {}),
    ...(service === gateway ? { WEB_ROOT: inherited.WEB_ROOT ?? webRoot, ...doors(settings, secrets, ports) } : {}),
  };
}

// Everything is started from the repository's folder.
const webRoot = join(process.cwd(), 'web', 'dist');

/** Where people reach the system. */
export const publicUrl = (settings: LauncherSettings): string =>
  (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, '');

/** Where the gateway answers on this machine, whatever stands before it. */
export const nearbyUrl = ({ HOST, PORT }: LauncherSettings): string => {
  const host = ['0.0.0.0', '::', ''].includes(HOST) ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
};

export const issuerOf = (ports: Ports): string => `http://127.0.0.1:${ports.identity}`;

/** The account that the stand-in for the text message gateway knows. */
export const smsUser = 'parken';

/** The database of the system on the embedded server. */
export const embeddedDatabase = 'parken';

function passedOn(service: string, inherited: NodeJS.ProcessEnv): Environment {
  const isForOther = (name: string) =>
    Object.entries(own).some(([owner, names]) => owner !== service && names.test(name)) && !own[service]?.test(name);
  const passed = Object.entries(inherited).filter(
    ([name, value]) => value !== undefined && !isForOther(name) && (own[service]?.test(name) || !spoken.test(name)),
  );
  return Object.fromEntries(passed) as Environment;
}

function databaseUrl(settings: LauncherSettings, service: string, secrets: Secrets, ports: Ports): string {
  const url = new URL(settings.DATABASE_URL ?? `postgres://127.0.0.1:${ports.postgres}/${embeddedDatabase}`);
  url.username = service;
  url.password = secrets.services[service] ?? '';
  return url.toString();
}

function natsUrl(servers: string, user: string, secrets: Secrets): string {
  return servers.split(',').map((server) => {
    const { protocol, host } = new URL(server);
    return `${protocol}//${user}:${secrets.services[user]}@${host}`;
  }).join(',');
}

function mailAndSms(settings: LauncherSettings, secrets: Secrets, ports: Ports, inherited: NodeJS.ProcessEnv): Environment {
  const reports: Environment = { SMS_REPORT_KEY: inherited.SMS_REPORT_KEY || secrets.smsReports };
  if (!isEmbedded(settings)) return reports;
  const environment: Environment = { ...reports, MAIL_FROM: inherited.MAIL_FROM ?? 'Parken <parken@demo.example>', STAFF_MAIL: inherited.STAFF_MAIL || 'huset@demo.example' };
  if (!settings.SMTP_URL) environment.SMTP_URL = `smtp://127.0.0.1:${ports.smtp}`;
  if (!settings.SMS_URL) {
    environment.SMS_URL = `http://127.0.0.1:${ports.smsInbox}/a1/sms`;
    environment.SMS_USERNAME = smsUser;
    environment.SMS_PASSWORD = secrets.sms;
    environment.SMS_FROM = inherited.SMS_FROM ?? 'Parken';
  }
  return environment;
}

function doors(settings: LauncherSettings, secrets: Secrets, ports: Ports): Environment {
  return {
    HOST: settings.HOST,
    PORT: String(settings.PORT),
    ACTOR_PRIVATE_KEY: secrets.actorPrivateKey,
    SESSION_KEY: secrets.sessionKey,
    ...(isEmbedded(settings) && !settings.STAFF_OIDC_ISSUER ? demoIdentity(secrets, ports) : {}),
  };
}

const demoIdentity = (secrets: Secrets, ports: Ports): Environment => ({
  STAFF_OIDC_ISSUER: issuerOf(ports),
  STAFF_OIDC_CLIENT_ID: 'parken',
  STAFF_OIDC_CLIENT_SECRET: secrets.staffClient,
  STAFF_OIDC_ROLES_CLAIM: 'roles',
  STAFF_OIDC_ROLE_MAP: 'staff=staff,reception=reception,registrar=registrar,admin=admin',
  DEMO_INTROSPECTION_URL: `${issuerOf(ports)}/token/introspection`,
  DEMO_INTROSPECTION_SECRET: secrets.introspection,
});
