import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRunning } from './running.js';

interface ProcessMemory {
  name: string;
  mib: number;
}

const isLinux = process.platform === 'linux';

/** Adds up the memory of every process of the running system, each shared page counted once (proportional set size). */
function printMemory(): void {
  const system = readRunning(resolve(process.env.DATA_DIR || '.parken'));
  if (!system) throw new Error('The system is not running: start it with npm start.');
  const processes = familyOf(system.launcher).map(memoryOf);
  for (const { name, mib } of processes.toSorted((one, other) => other.mib - one.mib)) line(name, mib);
  line('together', processes.reduce((sum, { mib }) => sum + mib, 0));
}

const line = (name: string, mib: number) => void process.stdout.write(`${mib.toFixed(1).padStart(8)} MB  ${name}\n`);

/** npm, which started the launcher, the launcher, and everything below it. */
function familyOf(launcher: number): number[] {
  const parents = parentsByProcess();
  const below = (pid: number): number[] => [pid, ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child))];
  const above: number[] = [];
  for (let pid = parents.get(launcher); pid && /\bnpm\b/.test(commandOf(pid)); pid = parents.get(pid)) above.push(pid);
  return [...above, ...below(launcher)];
}

function parentsByProcess(): Map<number, number> {
  return new Map(isLinux ? parentsFromProc() : parentsFromPs());
}

// A small Debian has no ps.
const parentsFromProc = () =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid): [number, number][] => {
    const status = read(`/proc/${pid}/status`);
    return status ? [[Number(pid), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])]] : [];
  });

const parentsFromPs = () =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    .map((entry) => entry.trim().split(/\s+/).map(Number) as [number, number]);

const commandOf = (pid: number): string =>
  isLinux ? read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function memoryOf(pid: number): ProcessMemory {
  const command = commandOf(pid).replaceAll(`${process.cwd()}/`, '');
  const script = /(?:services\/\S+|launcher\/\S+)/.exec(command)?.[0];
  return { name: `${pid} ${script ?? command.slice(0, 60)}`, mib: kib(pid) / 1024 };
}

// Where the kernel does not tell the proportional size, the resident one is the nearest.
function kib(pid: number): number {
  if (!isLinux) return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

try {
  printMemory();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
