import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Instant } from '#kernel';
import { isInfrastructureAway, Leadership, Transactor } from '#messaging';
import { Database } from '#persistence';
import { LOGGER, SETTINGS, type Worker } from '#platform';
import { Bell } from '../deliveries/bell.js';
import type { Settings } from '../settings.js';
import { Letterbox } from './letterbox.js';
import { problemOf } from './problem.js';
import { takeMail } from './take-mail.js';
import { Troubles } from './troubles.js';

const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
const followPauseMs = 5_000;
const clearEveryHours = 24;

/** Reads what comes to the house's mailbox, of all replicas one at a time. Without a mailbox it does nothing. */
@Injectable()
export class MailboxWorker implements Worker {
  private readonly bell = new Bell();
  private readonly leadership: Leadership;
  private readonly troubles = new Troubles();
  private cleared: Instant | undefined;
  private letterbox: Letterbox | undefined;
  private running = false;
  private pauseMs = firstPauseMs;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    database: Database,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.leadership = new Leadership(database, 'notifications.mailbox');
  }

  start(): void {
    if (!this.settings.IMAP_URL) return;
    this.running = true;
    this.loop = this.run(this.settings.IMAP_URL);
  }

  async stop(): Promise<void> {
    this.running = false;
    this.bell.ring();
    this.letterbox?.wake();
    await this.loop;
  }

  private async run(url: string): Promise<void> {
    while (this.running) {
      try {
        if (await this.leadership.held()) await this.attend(url);
        if (this.running) await this.bell.rung(followPauseMs);
      } catch (error) {
        // What a server says may name somebody; that it is away, and in which way, does not.
        this.logger.warn({ problem: problemOf(error) }, 'the mailbox can not be read just now');
        if (this.running) await this.bell.rung(this.pauseMs);
        this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
      }
    }
    await this.leadership.release().catch(() => undefined);
  }

  /** As long as this replica leads and the line holds. */
  private async attend(url: string): Promise<void> {
    const letterbox = await Letterbox.open(url);
    this.letterbox = letterbox;
    try {
      while (this.running && (await this.leadership.held())) {
        const now = this.clock.now();
        await this.clearOnceADay(letterbox, now);
        const news = await letterbox.news(dateOf(now));
        for (const uid of this.troubles.inOrder(news, (one) => letterbox.nameOf(one))) {
          if (!this.running) return;
          await this.take(letterbox, uid);
        }
        this.pauseMs = firstPauseMs;
        if (this.running) await letterbox.quiet(this.settings.IMAP_POLL_SECONDS * 1_000);
      }
    } finally {
      this.letterbox = undefined;
      await letterbox.close();
    }
  }

  /** One that can't be read must not keep the others, nor have them wait: the server is there. */
  private async take(letterbox: Letterbox, uid: number): Promise<void> {
    const name = letterbox.nameOf(uid);
    try {
      if (this.troubles.areTooMany(name)) await letterbox.leave(uid);
      else {
        const { as, problem } = await takeMail(letterbox, uid, this.transactor);
        this.logger[as === 'left' ? 'debug' : 'info']({ taken: as }, 'a mail has been looked at');
        if (problem !== undefined) this.logger.warn({ problem }, 'a mail that has been read can not be put away');
        this.troubles.areOver(name);
      }
      this.pauseMs = firstPauseMs;
    } catch (error) {
      if (isInfrastructureAway(error)) throw error;
      const isItsFault = !letterbox.lineFailed(error);
      const tries = this.troubles.note(name, isItsFault);
      if (isItsFault) {
        this.pauseMs = firstPauseMs;
        this.logger.warn({ problem: problemOf(error), tries }, 'a mail could not be read');
      }
      throw error;
    }
  }

  private async clearOnceADay(letterbox: Letterbox, now: Instant): Promise<void> {
    if (this.cleared && this.cleared.until(now).total('hours') < clearEveryHours) return;
    // Whatever comes of it: mail is not to wait for it.
    this.cleared = now;
    await letterbox.clearHandled(dateOf(now));
  }
}

const dateOf = (instant: Instant): Date => new Date(instant.epochMilliseconds);
