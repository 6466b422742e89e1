import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withKernelBond } from '#embedded';

export interface NodeProcessOptions {
  env: NodeJS.ProcessEnv;
  /** Each line of its standard output and error. */
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** How a process ended, in words. */
export type Ending = string;

/** A Node process with a channel to this one, in a process group of its own, that does not outlive this one. */
export function startNode(script: string, { env, onLine }: NodeProcessOptions): ChildProcess {
  const [command, ...args] = withKernelBond(process.execPath, [script], 'KILL');
  const child = spawn(command as string, args, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const name of ['stdout', 'stderr'] as const) forward(child, name, onLine);
  return child;
}

/** The built file of the launcher. */
export const launcherFile = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export async function ending(child: ChildProcess): Promise<Ending> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`;
}

function forward(child: ChildProcess, name: 'stdout' | 'stderr', onLine: NodeProcessOptions['onLine']) {
  let rest = '';
  child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line, name);
  });
}
