import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#embedded';
import { eventually } from '#testing';
import { commandOf, familyOf } from '../src/process-table.js';
import { readRunning, type RunningSystem } from '../src/running.js';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface StartOptions {
  dataDir: string;
  arguments?: string[];
  settings?: Record<string, string>;
  /** Another copy of the repository. */
  root?: string;
}

/** `npm start` of a test, with ports of its own. */
export class Started {
  output = '';

  private constructor(readonly launcher: ChildProcess, private readonly dataDir: string) {
    for (const stream of [launcher.stdout, launcher.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
  }

  static async start({ dataDir, arguments: given = [], settings = {}, root = repository }: StartOptions): Promise<Started> {
    const anyPort = ['MAIL_INBOX_PORT', 'IDENTITY_PORT', 'SMS_INBOX_PORT', 'SMTP_PORT', 'POSTGRES_PORT', 'NATS_PORT'].map((name) => [name, '0']);
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: String(await freePort()), ...Object.fromEntries(anyPort), ...settings };
    const launcher = spawn(process.execPath, [join(root, 'launcher', 'start.mjs'), ...given], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Started(launcher, dataDir);
  }

  /** Where to look, once it says so. */
  async ready(): Promise<RunningSystem> {
    return eventually('the system is ready', () => {
      if (this.launcher.exitCode !== null) return Promise.reject(new Error(this.output));
      return this.output.includes('is ready') ? readRunning(this.dataDir) : undefined;
    }, { timeoutMs: 60_000 });
  }

  /** What it has said besides that it builds, which another test may have done for it. */
  get words(): string {
    return this.output.replace('Building …\n', '');
  }

  async signal(name: NodeJS.Signals): Promise<number | null> {
    this.launcher.kill(name);
    return this.ended();
  }

  /** Its exit code. */
  async ended(): Promise<number | null> {
    if (this.launcher.exitCode === null && this.launcher.signalCode === null) await once(this.launcher, 'exit');
    return this.launcher.exitCode;
  }

  /** The processes of the whole system. */
  get family(): number[] {
    return familyOf(this.launcher.pid as number);
  }

  pidOf(command: string): number {
    const found = this.family.find((pid) => commandOf(pid).includes(command));
    if (!found) throw new Error(`there is no process ${command}`);
    return found;
  }
}

/** Of these processes, those that still run. */
export const alive = (pids: readonly number[]): string[] =>
  pids.map((pid) => commandOf(pid)).filter((command) => command !== '');
