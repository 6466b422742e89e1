import { resolve } from 'node:path';
import { commandOf, familyOf, memoryOf, parentsByProcess } from './process-table.js';
import { readRunning } from './running.js';

/** Adds up the memory of every process of the running system, each shared page counted once (proportional set size). */
function printMemory(): void {
  const system = readRunning(resolve(process.env.DATA_DIR || '.parken'));
  if (!system) throw new Error('The system is not running: start it with npm start.');
  const processes = withNpm(system.launcher).map((pid) => ({ name: nameOf(pid), mib: memoryOf(pid) }));
  for (const { name, mib } of processes.toSorted((one, other) => other.mib - one.mib)) line(name, mib);
  line('together', processes.reduce((sum, { mib }) => sum + mib, 0));
}

const line = (name: string, mib: number) => void process.stdout.write(`${mib.toFixed(1).padStart(8)} MB  ${name}\n`);

/** The launcher and everything below it, and npm if it waits for the launcher. */
function withNpm(launcher: number): number[] {
  const parent = parentsByProcess().get(launcher) ?? 0;
  return commandOf(parent).startsWith('npm ') ? [parent, ...familyOf(launcher)] : familyOf(launcher);
}

function nameOf(pid: number): string {
  const command = commandOf(pid);
  return /(?:services|launcher)\/\S+/.exec(command)?.[0] ?? command.replaceAll(/\S+\/(?=postgres |nats-server )/g, '').slice(0, 60);
}

try {
  printMemory();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
