import type { NatsUser } from '#embedded';
import type { LauncherSettings } from '../settings.js';

/** What is asked of the preparation, one thing after another. */
export type Question =
  | { ask: 'settings'; services: string[] }
  | { ask: 'nats-users'; passwords: Record<string, string> }
  | { ask: 'provision'; adminUrl: string; passwords: Record<string, string> }
  | { ask: 'streams'; natsUrl: string }
  | { ask: 'seed'; natsUrl: string; actorPrivateKey: string };

export interface Answers {
  settings: { settings: LauncherSettings } | { problems: string[] };
  'nats-users': NatsUser[];
  /** Number of migrations that ran. */
  provision: number;
  streams: true;
  seed: true;
}

export type Answer = { answer: Answers[keyof Answers] } | { failure: string };
