import type { JsonWebKey } from 'node:crypto';

/** Which stand-ins for outside services to run, and where. */
export interface SidekickConfiguration {
  mail?: OnHost & { smtpPort: number; webPort: number; directory: string };
  sms?: OnHost & { port: number; username: string; password: string };
  identity?: IdentityConfiguration;
}

interface OnHost {
  /** Loopback when left out; only a container, which has its own, needs another. */
  host?: string;
}

export interface IdentityConfiguration extends OnHost {
  port: number;
  issuer: string;
  /** Where people reach the system; it may send them to the identity provider and get them back. */
  publicUrl: string;
  staffClientSecret: string;
  demoClientSecret: string;
  introspectionSecret: string;
  signingKey: JsonWebKey;
  cookieSecret: string;
}
