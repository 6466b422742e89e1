import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '#kernel';
import { Transactor } from '#messaging';
import { Database, sql, type Sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import type { Call } from '../call.js';
import { endEvent } from '../events/end-event.js';
import { lapseOffers } from '../registrations/lapse-offers.js';

const everyMs = 1_000;
const batch = 100;

/** Does what is due by the clock. Several may run: each event is locked, and looked at again, before anything is done. */
@Injectable()
export class Timekeeper implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.doWhatIsDue(), { everyMs, onFailure: (error) => this.waits(error) });
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

  private async doWhatIsDue(): Promise<void> {
    const now = this.clock.now();
    await this.each(
      sql`select distinct event_id as id from registrations where state = 'offered' and offer_expires_at <= ${now} limit ${batch}`,
      lapseOffers,
    );
    await this.each(sql`select id from events where state = 'published' and ends_at <= ${now} limit ${batch}`, endEvent);
  }

  // One event that fails must not keep the others from their turn.
  private async each(due: Sql, act: (call: Call, eventId: string) => Promise<void>): Promise<void> {
    try {
      for (const { id } of await this.database.query<{ id: string }>(due)) {
        if (!this.rounds.goesOn) return;
        await this.transactor.run((call) => act(call, id)).catch((error: unknown) => this.waits(error));
      }
    } catch (error) {
      this.waits(error);
    }
  }

  private waits(error: unknown): void {
    this.logger.warn({ err: error }, 'what is due at an event waits');
  }
}
