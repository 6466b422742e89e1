import type { JsonWebKey } from 'node:crypto';

/** Which stand-ins for outside services to run, and where. */
export interface SidekickConfiguration {
  mail?: OnHost & { smtpPort: number; webPort: number; directory: string };
  sms?: SmsConfiguration;
  identity?: IdentityConfiguration;
}

interface OnHost {
  /** Loopback when left out; only a container, which has its own, needs another. */
  host?: string;
}

export interface SmsConfiguration extends OnHost {
  port: number;
  username: string;
  password: string;
  /** When a message has come to its telephone, after which that is reported; null: only when told to. */
  arrivesAfterMs?: number | null;
  /** Before a report that was not taken is sent again; each time three times as long. */
  firstPauseMs?: number;
  /** How it misbehaves: reports before it has answered, takes a message and hangs up or says nothing at all, or takes none for now. */
  mood?: 'reporting-first' | 'hanging-up' | 'silent' | 'away';
  /** Reports go here instead of to where it was asked, since the address that people type may lead elsewhere from here. */
  reportOrigin?: string;
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
