import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDirectory, type House } from '#testing';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Compiles the libraries with the toy services into a folder of this run's, as a build would into `dist`. */
export function compileLedger(): string {
  const directory = testDirectory('ledger');
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, { default: string }> };
  const compiled = Object.entries(imports).map(([name, { default: path }]) => [name, path.replace('./dist/', './')]);
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ type: 'module', imports: Object.fromEntries(compiled) }));
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const settings = ['--config-file', join(root, '.swcrc'), '--copy-files', '--quiet'];
  execFileSync(process.execPath, [swc, 'libs', '--out-dir', directory, ...settings], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } });
  return directory;
}

export interface ServiceProcess {
  /** Resolves, with the exit code or the signal, when it has ended. */
  ended: Promise<number | string>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts a toy service as a process, and waits until it is ready. */
export async function startProcess(directory: string, house: House, service: string): Promise<ServiceProcess> {
  const child = fork(join(directory, 'libs', 'messaging', 'test', 'ledger', 'main.js'), [service], {
    env: { PATH: process.env.PATH, ...house.environment(service) },
    execArgv: [],
  });
  const ended = endOf(child);
  const first = await Promise.race([once(child, 'message').then(() => 'ready'), ended]);
  if (first !== 'ready') throw new Error(`${service} ended at start: ${first}`);
  return { ended, signal: (signal) => void child.kill(signal) };
}

const endOf = (child: ChildProcess) =>
  new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
  });
