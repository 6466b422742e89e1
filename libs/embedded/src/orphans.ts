import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Ends a server that an earlier, killed process left running on this data, and removes the pid file of one that is gone
 * and whose number another process now has. Only for data that the caller has locked for itself.
 * @param marker what the command line of the server contains
 */
export async function endOrphan(pidFile: string, marker: string): Promise<void> {
  const pid = readPid(pidFile);
  if (!pid) return;
  const command = commandOf(pid);
  if (command === undefined) return;
  if (!command.includes(marker)) return rmSync(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  const patientUntil = Date.now() + 10_000;
  const isThere = () => commandOf(pid)?.includes(marker) ?? false;
  while (isThere()) {
    await wait(100);
    if (Date.now() > patientUntil) process.kill(pid, 'SIGKILL');
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** The command line of a living process; undefined when there is none (a zombie is none). */
function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') return fromProc(pid);
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return line.trim().startsWith('Z') ? undefined : line;
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}
