import { setTimeout as wait } from 'node:timers/promises';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type Consumer as PullConsumer, type JsMsg } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { Gate } from './gate.js';
import { KeyedQueue } from './keyed-queue.js';
import { Link } from './link.js';
import type { Outcome, Reactor } from './reactor.js';
import { DOMAIN } from './streams.js';

export const durableName = (service: string, source: string): string => `${service}-from-${source}`;

// A fact whose replica has died comes again after this time; one that takes longer says that it is still being worked on.
const ackWaitMs = 5_000;
const atOnce = 64;
const longPollMs = 5_000;
const pauseMs = 250;
const breathMs = 5;

/**
 * Takes in the facts of one source service: a durable pull consumer shared by all replicas. Facts about different
 * aggregates are taken in side by side, those about the same one after another within a replica. A fact is acknowledged
 * once its effects are committed; one that fails comes again after a while; while Postgres is away it is held.
 */
export class Consumer {
  private readonly gate = new Gate(atOnce);
  private readonly inTurn = new KeyedQueue();
  private readonly link: Link;
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private stopFetching: () => void = () => undefined;

  constructor(
    private readonly service: string,
    private readonly source: string,
    private readonly connection: NatsConnection,
    private readonly reactor: Reactor,
    private readonly logger: Logger,
  ) {
    this.link = Link.of(connection);
  }

  start(): void {
    this.running = true;
    this.loop = this.run();
  }

  /** Takes no new facts, and resolves when those begun have taken effect. */
  async drain(): Promise<void> {
    this.running = false;
    this.stopFetching();
    await this.loop;
    await this.gate.drained();
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        const consumer = await this.link.whileUp(() => this.durable());
        while (this.running && this.link.isUp) await this.takeSome(consumer);
      } catch (error) {
        if (!this.running) return;
        this.logger.warn({ err: error, source: this.source }, 'waiting for the stream');
        await wait(pauseMs);
      }
    }
  }

  private async durable(): Promise<PullConsumer> {
    const name = durableName(this.service, this.source);
    const manager = await jetstreamManager(this.connection, { checkAPI: false });
    await manager.consumers.add(DOMAIN, {
      durable_name: name,
      filter_subject: `domain.${this.source}.>`,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ackWaitMs),
      max_deliver: -1,
      max_ack_pending: 5_000,
    });
    return jetstream(this.connection).consumers.get(DOMAIN, name);
  }

  private async takeSome(consumer: PullConsumer): Promise<void> {
    // Nothing is fetched before it can begin: what waited here would come again when its time to be acknowledged is over.
    await this.gate.room();
    // One fact costs as much to fetch as many: under load a moment's patience makes room for several.
    if (this.gate.free < atOnce / 4) await wait(breathMs);
    const messages = await consumer.fetch({ max_messages: this.gate.free, expires: longPollMs });
    const stop = () => messages.stop();
    this.stopFetching = stop;
    if (!this.running) stop();
    // Left to itself a fetch outlives the connection that it was made on, and then asks for as much again.
    const stopListening = this.link.onChange(stop);
    const timer = setTimeout(stop, longPollMs + pauseMs);
    try {
      for await (const message of messages) void this.gate.run(() => this.take(message));
    } finally {
      stopListening();
      clearTimeout(timer);
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const stillAtIt = setInterval(() => this.tell(() => message.working()), ackWaitMs / 3);
    const aggregate = message.subject.slice(message.subject.lastIndexOf('.') + 1);
    try {
      const outcome = await this.inTurn.run(aggregate, () => this.untilTaken(message));
      this.tell(() => ('taken' in outcome ? message.ack() : message.nak('againInMs' in outcome ? outcome.againInMs : pauseMs)));
    } catch (error) {
      this.logger.error({ err: error }, 'a fact could not be taken in');
      this.tell(() => message.nak(pauseMs));
    } finally {
      clearInterval(stillAtIt);
    }
  }

  // Sent back each time, a fact would use up its deliveries while nothing was wrong with it.
  private async untilTaken(message: JsMsg): Promise<Outcome> {
    for (;;) {
      const outcome = await this.reactor.take(message.data, message.info.deliveryCount);
      if (!('away' in outcome) || !this.running) return outcome;
      await wait(pauseMs);
    }
  }

  /** Once the connection is closed nobody can be told any more; the fact will come again, and have no second effect. */
  private tell(word: () => void): void {
    try {
      word();
    } catch (error) {
      this.logger.debug({ err: error }, 'the broker could not be told');
    }
  }
}
