import type { JsonWebKey } from 'node:crypto';

/** Which stand-ins for outside services to run, and where. */
export interface SidekickConfiguration {
  mail?: { smtpPort: number; webPort: number; directory: string };
  sms?: { port: number; username: string; password: string };
  identity?: IdentityConfiguration;
}

export interface IdentityConfiguration {
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
