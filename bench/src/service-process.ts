import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { withKernelBond } from '#embedded';

/** Starts a service as a process of its own, as in production, with its log in a file; resolves when it is ready. */
export async function startService(script: string, env: Record<string, string>, logFile: string, profile?: string): Promise<ChildProcess> {
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const [command, ...args] = withKernelBond(process.execPath, [...profiling, script], 'KILL');
  const log = openSync(logFile, 'a');
  const child = spawn(command as string, args, { env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env }, stdio: ['ignore', log, log, 'ipc'] });
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (said !== 'ready') throw new Error(`${script} did not start:\n${readFileSync(logFile, 'utf8')}`);
  return child;
}

export async function stopService(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
