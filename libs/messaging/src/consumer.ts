import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type Consumer as PullConsumer, type JsMsg } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { inTrace } from '#kernel';
import { Gate } from './gate.js';
import { KeyedQueue } from './keyed-queue.js';
import type { Reactor } from './reactor.js';
import { DOMAIN } from './streams.js';

export const durableName = (service: string, source: string): string => `${service}-from-${source}`;

const ackWaitMs = 30_000;
const atOnce = 64;
const longPollMs = 5_000;
const pauseMs = 500;

/**
 * Takes in the facts of one source service: a durable pull consumer shared by all replicas. Facts about different
 * aggregates are taken in side by side, those about the same one after another. A fact is acknowledged once its effects
 * are committed; one that fails comes again after a while.
 */
export class Consumer {
  private readonly gate = new Gate(atOnce);
  private readonly inTurn = new KeyedQueue();
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private stopFetching: () => void = () => undefined;

  constructor(
    private readonly service: string,
    private readonly source: string,
    private readonly connection: NatsConnection,
    private readonly reactor: Reactor,
    private readonly logger: Logger,
  ) {}

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
        const consumer = await this.durable();
        while (this.running) await this.takeSome(consumer);
      } catch (error) {
        if (!this.running) return;
        this.logger.warn({ err: error, source: this.source }, 'waiting for the stream');
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
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
      max_ack_pending: 1_000,
    });
    return jetstream(this.connection).consumers.get(DOMAIN, name);
  }

  private async takeSome(consumer: PullConsumer): Promise<void> {
    const messages = await consumer.fetch({ max_messages: Math.max(1, this.gate.free), expires: longPollMs });
    this.stopFetching = () => messages.stop();
    if (!this.running) messages.stop();
    for await (const message of messages) {
      const aggregate = message.subject.slice(message.subject.lastIndexOf('.') + 1);
      void this.gate.run(() => this.inTurn.run(aggregate, () => this.take(message)));
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const stillAtIt = setInterval(() => message.working(), ackWaitMs / 3);
    try {
      const outcome = await inTrace(message.headers?.get('traceparent'), () => this.reactor.take(message.data, message.info.deliveryCount));
      if (outcome.taken) message.ack();
      else message.nak(outcome.againInMs);
    } catch (error) {
      this.logger.error({ err: error }, 'a fact could not be taken in');
      message.nak(pauseMs);
    } finally {
      clearInterval(stillAtIt);
    }
  }
}
