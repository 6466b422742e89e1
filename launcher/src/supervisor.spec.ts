import { expect, test } from '@jest/globals';
import { eventually } from '#testing';
import { Supervisor, type Run } from './supervisor.js';

/** Something whose every run is ended by the test. */
class Thing {
  readonly name = 'thing';
  starts = 0;
  failures = 0;
  private end: (how: string) => void = () => undefined;

  readonly start = async (): Promise<Run> => {
    this.starts++;
    if (this.failures-- > 0) throw new Error('not today');
    const ended = new Promise<string>((resolve) => { this.end = resolve; });
    const { end } = this;
    return { pid: this.starts, ended, stop: async () => end('stopped'), kill: () => end('killed') };
  };

  crash() {
    this.end('signal SIGKILL');
  }
}

function supervised() {
  const thing = new Thing();
  const told: string[] = [];
  return { thing, told, supervisor: new Supervisor(thing, (line) => told.push(line)) };
}

test('what ends by itself is started again, and it is told', async () => {
  const { thing, told, supervisor } = supervised();
  await supervisor.start();
  thing.crash();
  await eventually('it runs again', () => supervisor.pid === 2);
  expect(told).toEqual(['thing ended (signal SIGKILL); starting it again in 0.25 s']);
  await supervisor.stop();
});

test('the pause doubles while starting fails', async () => {
  const { thing, told, supervisor } = supervised();
  await supervisor.start();
  thing.failures = 2;
  thing.crash();
  await eventually('it runs again', () => supervisor.pid === 4);
  expect(told.map((line) => /again in (.*) s$/.exec(line)?.[1])).toEqual(['0.25', '0.5', '1']);
  expect(told[1]).toContain('not today');
  await supervisor.stop();
});

test('the first start’s failure is the caller’s, and nothing is tried again', async () => {
  const { thing, supervisor } = supervised();
  thing.failures = 1;
  await expect(supervisor.start()).rejects.toThrow('not today');
  await supervisor.stop();
  expect(thing.starts).toBe(1);
});

test('what is stopped stays stopped, even in the middle of a pause', async () => {
  const { thing, told, supervisor } = supervised();
  await supervisor.start();
  thing.crash();
  await eventually('it waits', () => told.length === 1);
  await supervisor.stop();
  expect(thing.starts).toBe(1);
});

test('a restart does not wait', async () => {
  const { told, supervisor } = supervised();
  await supervisor.start();
  await supervisor.restart();
  await eventually('it runs anew', () => supervisor.pid === 2, { timeoutMs: 200 });
  expect(told).toEqual([]);
  await supervisor.stop();
});
