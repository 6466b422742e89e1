import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** Every process of this machine with its parent. */
export function parentsByProcess(): Map<number, number> {
  return new Map(isLinux ? fromProc() : fromPs());
}

/** This process and everything below it. */
export function familyOf(pid: number, parents: Map<number, number> = parentsByProcess()): number[] {
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap((child) => familyOf(child, parents))];
}

export const commandOf = (pid: number): string =>
  isLinux ? readProc(`${pid}/cmdline`).replaceAll('\0', ' ').trim() : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();

/** Proportional set size in MiB; where the kernel does not tell it, the resident one is the nearest. */
export function memoryOf(pid: number): number {
  const kib = isLinux
    ? /^Pss:\s+(\d+)/m.exec(readProc(`${pid}/smaps_rollup`))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kib ?? 0) / 1024;
}

// A small Debian has no ps.
const fromProc = () =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid): [number, number][] => {
    const parent = /^PPid:\s+(\d+)/m.exec(readProc(`${pid}/status`))?.[1];
    return parent === undefined ? [] : [[Number(pid), Number(parent)]];
  });

const fromPs = () =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    .map((entry) => entry.trim().split(/\s+/).map(Number) as [number, number]);

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
