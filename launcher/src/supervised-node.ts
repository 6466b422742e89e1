import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { LaunchFailure } from './launch-failure.js';
import { ending, startNode } from './node-process.js';
import { ServiceLog } from './service-log.js';
import type { Run, Supervised } from './supervisor.js';

export interface SupervisedNode {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  show: (line: string) => void;
  /** Sent to it first, if it wants more than an environment. */
  message?: object;
}

const readyWithinMs = 60_000;
/** A little longer than a service gives itself. */
const stopWithinMs = 20_000;

/** A Node process of ours that says `ready` on its channel. */
export const supervisedNode = (what: SupervisedNode): Supervised => ({
  name: what.name,
  start: async () => {
    const log = new ServiceLog(what.name, what.dataDir, what.show);
    const child = startNode(what.script, { env: what.env, onLine: log.add });
    if (what.message) child.send(what.message);
    const ended = ending(child);
    await readyOrDead(what.name, child, ended, log);
    log.isReady();
    return running(child, ended);
  },
});

async function readyOrDead(name: string, child: ChildProcess, ended: Promise<string>, log: ServiceLog) {
  const ready = new Promise<'ready'>((resolve) => {
    child.on('message', (message) => { if (message === 'ready') resolve('ready'); });
  });
  const outcome = await Promise.race([ready, ended, wait(readyWithinMs, 'not ready after a minute', { ref: false })]);
  if (outcome === 'ready') return;
  child.kill('SIGKILL');
  throw new LaunchFailure(`${name} died at start (${outcome}): ${log.lastWords}`);
}

const running = (child: ChildProcess, ended: Promise<string>): Run => ({
  pid: child.pid as number,
  ended,
  stop: async () => {
    child.kill('SIGTERM');
    const gone = await Promise.race([ended.then(() => true), wait(stopWithinMs, false, { ref: false })]);
    if (!gone) child.kill('SIGKILL');
    await ended;
  },
  kill: () => void child.kill('SIGKILL'),
});
