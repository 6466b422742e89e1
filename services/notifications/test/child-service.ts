import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Below node_modules, so that what it imports is found.
const target = join(root, 'node_modules', '.cache', `parken-notifications-${process.pid}`);

/** The service as plain JavaScript, so that a process of its own can run it. @returns its main */
export function buildService(): string {
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const { status, stderr } = spawnSync(process.execPath, [swc, 'libs', 'services/notifications', '-d', target, '--config-file', '.swcrc', '--copy-files', '-q'], { cwd: root });
  if (status !== 0) throw new Error(`the build failed: ${stderr.toString()}`);
  const imports = Object.fromEntries(readdirSync(join(root, 'libs')).map((lib) => [`#${lib}`, `./libs/${lib}/src/index.js`]));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'package.json'), JSON.stringify({ type: 'module', imports }));
  return join(target, 'services', 'notifications', 'src', 'main.js');
}

export const builtTo = target;

export interface Child {
  process: ChildProcess;
  /** What it has logged so far. */
  log: () => string;
}

/** A real process, which ends with this one. Resolves when it is ready. */
export async function startChild(main: string, environment: Record<string, string>): Promise<Child> {
  const child = fork(main, { env: { ...environment, PATH: process.env.PATH }, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the service ended with ${String(code)} before it was ready`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return { process: child, log: () => log };
}
