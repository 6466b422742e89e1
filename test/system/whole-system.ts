import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#embedded';
import { eventually, testDirectory } from '#testing';
import { readRunning } from '../../launcher/src/running.js';
import { PostBox } from '../journey/post.js';

const start = join(process.cwd(), 'launcher', 'start.mjs');
const anyFreePort = Object.fromEntries(
  ['MAIL_INBOX_PORT', 'IDENTITY_PORT', 'SMS_INBOX_PORT', 'SMTP_PORT', 'POSTGRES_PORT', 'NATS_PORT'].map((name) => [name, '0']),
);

/** The system as `npm start` starts it, on a data folder and ports of its own. */
export class WholeSystem {
  private constructor(
    private readonly launcher: ChildProcess,
    readonly web: string,
    readonly post: PostBox,
    readonly dataDir: string,
    private readonly output: () => string,
  ) {}

  static async start(settings: Record<string, string> = {}, given: string[] = []): Promise<WholeSystem> {
    const dataDir = settings.DATA_DIR ?? testDirectory('system');
    const environment = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(await freePort()), ...anyFreePort, ...settings };
    const launcher = spawn(process.execPath, [start, ...given], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [launcher.stdout, launcher.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const running = await eventually(
      'the system is ready',
      () => {
        if (launcher.exitCode !== null) throw new Error(output);
        return output.includes('is ready') ? readRunning(dataDir) : undefined;
      },
      { timeoutMs: 60_000, everyMs: 50 },
    );
    await eventually('the demo house stands', () => isBuilt(running.web), { timeoutMs: 30_000, everyMs: 100 });
    return new WholeSystem(launcher, running.web, new PostBox(running.mailInbox!, running.smsInbox!), dataDir, () => output);
  }

  /** What it has said on the terminal. */
  get said(): string {
    return this.output();
  }

  /** What its services have logged. */
  get logs(): string {
    const folder = join(this.dataDir, 'logs');
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  }

  /** Ends one of its processes at once, as a crash would. */
  async crash(part: string): Promise<void> {
    const pid = this.pidOf(part);
    process.kill(pid, 'SIGKILL');
    await eventually(`${part} is gone`, () => !childrenOf(this.launcher.pid!).some((child) => child.pid === pid));
  }

  /** One of its processes is there and does nothing any more, until it thaws. */
  freeze(part: string): void {
    process.kill(this.pidOf(part), 'SIGSTOP');
  }

  thaw(part: string): void {
    process.kill(this.pidOf(part), 'SIGCONT');
  }

  pidOf(part: string): number {
    const found = childrenOf(this.launcher.pid!).find(({ command }) => command.includes(part));
    if (!found) throw new Error(`no process of ${part} runs`);
    return found.pid;
  }

  async stop(): Promise<void> {
    if (this.launcher.exitCode !== null) return;
    this.launcher.kill('SIGTERM');
    await once(this.launcher, 'exit');
  }
}

interface Child {
  pid: number;
  command: string;
}

/** All descendants, from /proc. */
function childrenOf(parent: number): Child[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess);
  const below = (pid: number): (Child & { parent: number })[] => processes.filter((one) => one.parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  return below(parent);
}

function readProcess(pid: string): (Child & { parent: number })[] {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid: Number(pid), parent: Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]), command }];
  } catch {
    return [];
  }
}

/** It is defined by a system that already answers. */
async function isBuilt(web: string): Promise<true | undefined> {
  const response = await fetch(new URL('/api/v1/sites', web));
  const { sites } = (await response.json()) as { sites?: unknown[] };
  return sites && sites.length > 0 ? true : undefined;
}
