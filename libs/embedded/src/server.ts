import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startTied, type Bond, type TiedProcess } from './tied-process.js';
import type { RunAs } from './system-user.js';

/** A database or message server run as a child process that never outlives this one. */
export interface EmbeddedServer {
  readonly port: number;
  /** With the administrator's login in it. */
  readonly url: string;
  readonly pid: number;
  /** Resolves, with how it ended, when the running process ends for whatever reason. */
  readonly ended: Promise<string>;
  /** Starts it again on the same port and data after `stop()`, `kill()` or a crash. */
  start(): Promise<void>;
  /** Lets it finish what it has begun, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it without warning (SIGKILL). */
  kill(): Promise<void>;
}

export interface ServerCommand {
  name: string;
  command: string;
  args: readonly string[];
  runAs?: RunAs;
  env?: NodeJS.ProcessEnv;
  bond?: Bond;
  /** The line of its log that says that it takes connections. */
  ready: RegExp;
  readyWithinMs: number;
  /** Tried again when it ends at start with this in its log. */
  retry?: RegExp;
  beforeStart?: () => Promise<void>;
  log?: (line: string) => void;
}

const keptLines = 15;
const stopWithinMs = 15_000;

/** A server that can be started, stopped and killed any number of times. */
export function server(spec: ServerCommand, port: number, url: string): EmbeddedServer {
  let current: TiedProcess | undefined;
  const running = () => {
    if (!current) throw new Error(`${spec.name} has not been started`);
    return current;
  };
  const stopWith = async (signal: NodeJS.Signals) => {
    if (!current) return;
    const { ended } = current;
    current.signal(signal);
    const gone = await Promise.race([ended.then(() => true), wait(stopWithinMs, false, { ref: false })]);
    if (!gone) current.signal('SIGKILL');
    await ended;
  };
  return {
    port,
    url,
    get pid() { return running().pid; },
    get ended() { return running().ended; },
    start: async () => { current = await startUntilReady(spec); },
    stop: () => stopWith('SIGINT'),
    kill: () => stopWith('SIGKILL'),
  };
}

async function startUntilReady(spec: ServerCommand): Promise<TiedProcess> {
  const deadline = Date.now() + spec.readyWithinMs;
  for (;;) {
    await spec.beforeStart?.();
    const attempt = await startOnce(spec, deadline - Date.now());
    if ('process' in attempt) return attempt.process;
    if (!spec.retry?.test(attempt.failure) || Date.now() > deadline) throw new Error(`${spec.name} did not start: ${attempt.failure}`);
    await wait(200);
  }
}

async function startOnce(spec: ServerCommand, withinMs: number): Promise<{ process: TiedProcess } | { failure: string }> {
  const lines: string[] = [];
  const isReady = new EventEmitter();
  const ready = once(isReady, 'ready').then(() => 'ready');
  const onLine = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    spec.log?.(line);
    if (spec.ready.test(line)) isReady.emit('ready');
  };
  const { command, args, runAs, env, bond } = spec;
  const child = await startTied(command, args, { deathSignal: 'INT', runAs, env, bond, onLine });
  const outcome = await Promise.race([ready, child.ended, wait(withinMs, 'not ready in time', { ref: false })]);
  if (outcome === 'ready') return { process: child };
  child.signal('SIGKILL');
  await child.ended;
  return { failure: `${outcome}\n${lines.join('\n')}` };
}
