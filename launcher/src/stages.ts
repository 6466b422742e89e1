import { Supervisor, type Supervised } from './supervisor.js';

/** What has been started, in stages: each stage stands on those before it, and is stopped before them. */
export class Stages {
  private readonly stages: Supervisor[][] = [];
  private stopped: Promise<void> | undefined;

  constructor(private readonly tell: (line: string) => void) {}

  /** Starts these side by side, and fails with the first failure. */
  async start(...things: readonly (Supervised | undefined)[]): Promise<void> {
    const supervisors = things.filter((thing) => thing !== undefined).map((thing) => new Supervisor(thing, this.tell));
    this.stages.push(supervisors);
    const results = await Promise.allSettled(supervisors.map((supervisor) => supervisor.start()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  find(name: string): Supervisor | undefined {
    return this.stages.flat().find((supervisor) => supervisor.name === name);
  }

  get pids(): Record<string, number> {
    return Object.fromEntries(this.stages.flat().flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid]])));
  }

  /** Lets everything finish what it has begun, the last stage first. */
  stop(): Promise<void> {
    this.stopped ??= this.stopInOrder();
    return this.stopped;
  }

  kill(): void {
    for (const supervisor of this.stages.flat()) supervisor.kill();
  }

  private async stopInOrder() {
    for (const stage of this.stages.toReversed()) await Promise.all(stage.map((supervisor) => supervisor.stop()));
  }
}
