import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { ownerOf, requests, services, type RawInputOf, type ReplyOf, type RequestContract } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { ActorTokens, healthSubject } from '#messaging';
import { sample } from './sample.js';

export interface Asked {
  subject: string;
  input: Record<string, unknown>;
  actor: Actor;
  idempotencyKey: string | undefined;
  traceparent: string | undefined;
}

type Answer = (input: Record<string, unknown>, asked: Asked) => unknown;

/** Stands in for the domain services: holds to the contracts in what it takes and in what it answers. */
export class StandIns {
  readonly asked: Asked[] = [];
  readonly down = new Set<string>();
  private readonly answers = new Map<string, Answer>();
  private readonly tokens: Map<string, ActorTokens>;

  constructor(
    private readonly connection: NatsConnection,
    key: KeyObject,
  ) {
    const publicKey = createPublicKey(key);
    this.tokens = new Map(services.map((service) => [service, new ActorTokens(publicKey, service)]));
    for (const contract of requests) connection.subscribe(contract.subject, { callback: (_, message) => void this.answer(contract, message) });
    for (const service of services) connection.subscribe(healthSubject(service), { callback: (_, message) => this.health(service, message) });
  }

  /** Lets a message be answered in another way than with a sample. */
  on<C extends RequestContract>(contract: C, answer: (input: RawInputOf<C>, asked: Asked) => ReplyOf<C> | Promise<ReplyOf<C>>): void {
    this.answers.set(contract.subject, answer as Answer);
  }

  of(contract: RequestContract): Asked[] {
    return this.asked.filter(({ subject }) => subject === contract.subject);
  }

  reset(): void {
    this.asked.length = 0;
    this.answers.clear();
    this.down.clear();
  }

  flush(): Promise<void> {
    return this.connection.flush();
  }

  private health(service: string, message: Msg): void {
    const ready = !this.down.has(service);
    message.respond(JSON.stringify({ ready, parts: { postgres: ready, nats: true } }));
  }

  private async answer(contract: RequestContract, message: Msg): Promise<void> {
    if (this.down.has(ownerOf(contract))) return;
    try {
      message.respond(JSON.stringify({ reply: await this.reply(contract, message) }));
    } catch (error) {
      if (!(error instanceof DomainError)) process.stderr.write(`${contract.subject}: ${String(error).slice(0, 500)}\n`);
      const { code, params, fields } = error instanceof DomainError ? error : new DomainError('internal', { why: String(error) });
      message.respond(JSON.stringify({ error: { code, params, fields } }));
    }
  }

  private async reply(contract: RequestContract, message: Msg): Promise<unknown> {
    const actor = await this.tokens.get(ownerOf(contract))!.verify(message.headers?.get('Parken-Actor'));
    if (!actor.roles.some((role) => contract.serves[role])) throw new DomainError('actor.not-permitted');
    const input = contract.input.parse(message.json()) as Record<string, unknown>;
    const idempotencyKey = message.headers?.get('Idempotency-Key') || undefined;
    if (contract.kind === 'command' && !idempotencyKey) throw new DomainError('idempotency.key-required');
    const asked = { subject: contract.subject, input, actor, idempotencyKey, traceparent: message.headers?.get('traceparent') };
    this.asked.push(asked);
    return contract.reply.parse((await this.answers.get(contract.subject)?.(input, asked)) ?? sample(contract.reply));
  }
}
