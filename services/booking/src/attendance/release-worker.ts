import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, Rounds, type Worker } from '#platform';
import { findUnattended, release, type Unattended } from './release-unattended.js';

const everyMs = 30_000;
const mostAtOnce = 50;

/** Gives back what nobody has come to, each in a transaction of its own: whoever checks in at that moment waits for one at most. */
@Injectable()
export class ReleaseWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const onFailure = (err: unknown) => logger.warn({ err }, 'what nobody came to waits to be released');
    this.rounds = new Rounds(() => this.releaseAll(), { everyMs, onFailure });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  run(): Promise<void> {
    return this.rounds.run();
  }

  private async releaseAll(): Promise<void> {
    while ((await this.releaseSome()) && this.rounds.goesOn);
  }

  /** @returns whether there may be more */
  private async releaseSome(): Promise<boolean> {
    const unattended = await this.transactor.run(({ tx, now }) => findUnattended(tx, now, mostAtOnce));
    const settled = [];
    for (const one of unattended) settled.push(await this.releaseOne(one));
    return unattended.length === mostAtOnce && settled.includes(true);
  }

  // One that cannot be given back must not keep the others.
  private async releaseOne(one: Unattended): Promise<boolean> {
    try {
      await this.transactor.run((effects) => release(effects, one));
      return true;
    } catch (err) {
      this.logger.warn({ err, bookingId: one.id }, 'a booking that nobody came to waits to be released');
      return false;
    }
  }
}
