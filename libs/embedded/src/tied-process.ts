import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { RunAs } from './system-user.js';

export interface TiedProcessOptions {
  /** Sent to the process when this process dies, however it dies. */
  deathSignal: 'INT' | 'KILL';
  runAs?: RunAs;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Each line that the process writes to its standard error or output. */
  onLine: (line: string) => void;
  /** How the bond is made; found out from the system when left out. */
  bond?: Bond;
}

export type Bond = 'kernel' | 'pipe';

export interface TiedProcess {
  readonly pid: number;
  /** How it ended, in words: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

// The pipe on standard input closes when this process dies, SIGKILL included; then the watcher ends the server.
const pipeSupervisor = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child"
( cat <&3 >/dev/null; kill -"$DEATH_SIGNAL" "$child" ) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"`;

/** The kernel ends the process with its parent where it can (Linux); elsewhere a shell of a few kB watches a pipe. */
export const defaultBond = (): Bond => (process.platform === 'linux' && setpriv ? 'kernel' : 'pipe');

/**
 * The command line that starts `command` so that the kernel ends it with its parent, or unchanged where the kernel can't.
 * @param runAs another system user, root only
 */
export function withKernelBond(command: string, args: readonly string[], deathSignal: 'INT' | 'KILL', runAs?: RunAs): string[] {
  return setpriv ? [setpriv, ...asUser(runAs), `--pdeathsig=${deathSignal}`, command, ...args] : [command, ...args];
}

const asUser = (runAs?: RunAs) =>
  runAs ? [`--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups', ...reach(runAs)] : [];

// Under /root neither binaries nor data can be reached by another user, unless it may pass through closed folders.
const reach = (runAs: RunAs) =>
  runAs.throughClosedFolders ? ['--inh-caps=-all,+dac_read_search', '--ambient-caps=-all,+dac_read_search'] : [];

/** Starts a process that never outlives this one. It has its own process group, so a terminal's Ctrl-C does not reach it. */
export async function startTied(command: string, args: readonly string[], options: TiedProcessOptions): Promise<TiedProcess> {
  const bond = options.bond ?? defaultBond();
  return bond === 'kernel' ? startWithKernel(command, args, options) : startWithPipe(command, args, options);
}

async function startWithKernel(command: string, args: readonly string[], options: TiedProcessOptions): Promise<TiedProcess> {
  const [file, ...rest] = withKernelBond(command, args, options.deathSignal, options.runAs) as [string, ...string[]];
  const child = spawn(file, rest, {
    detached: true, stdio: ['ignore', 'pipe', 'pipe'], cwd: options.cwd, env: options.env ?? process.env,
  });
  await started(child);
  eachLine(child, options.onLine);
  return { pid: child.pid as number, ended: end(child), signal: (signal) => void child.kill(signal) };
}

async function startWithPipe(command: string, args: readonly string[], options: TiedProcessOptions): Promise<TiedProcess> {
  const env = { ...(options.env ?? process.env), DEATH_SIGNAL: options.deathSignal };
  const { runAs, cwd } = options;
  const line = runAs && setpriv ? [setpriv, ...asUser(runAs), command, ...args] : [command, ...args];
  const user = runAs && !setpriv ? { uid: runAs.uid, gid: runAs.gid } : {};
  const child = spawn('/bin/sh', ['-c', pipeSupervisor, 'sh', ...line], {
    detached: true, stdio: ['pipe', 'pipe', 'pipe'], cwd, env, ...user,
  });
  await started(child);
  const ended = end(child);
  const pid = await new Promise<number>((resolve, reject) => {
    let first = true;
    eachLine(child, (line, stream) => {
      if (!first || stream !== 'stdout') return options.onLine(line);
      first = false;
      resolve(Number(line));
    });
    void ended.then((how) => reject(new Error(`${command} ended at once: ${how}`)));
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) signalPid(pid, name);
  };
  return { pid, ended, signal };
}

function signalPid(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const started = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });

const end = (child: ChildProcess) =>
  new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });

function eachLine(child: ChildProcess, onLine: (line: string, stream: 'stdout' | 'stderr') => void) {
  for (const name of ['stdout', 'stderr'] as const) {
    let rest = '';
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line, name);
    });
  }
}
