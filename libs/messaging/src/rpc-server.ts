import type { Msg, NatsConnection, Subscription as NatsSubscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { RequestContract } from '#contracts';
import { Clock, DomainError, inSpan, type Actor, type FieldError, type Step } from '#kernel';
import { Database } from '#persistence';
import type { ActorTokens } from './actor-token.js';
import { atMost } from './at-most.js';
import { asRefusal } from './failures.js';
import { Gate } from './gate.js';
import { idsNamedBy, noted, peopleToldOf } from './audit-log.js';
import { AnsweredBefore, checkedKey, once } from './idempotency.js';
import { transact } from './transact.js';
import type { Publish, UseCase } from './use-case.js';
import { header, maxReplyBytes, toWire, type WireReply } from './wire.js';
import { jsonOf, Written } from './written.js';

export interface Answering {
  contract: RequestContract;
  useCase: UseCase;
}

export interface RpcServerParts {
  service: string;
  connection: NatsConnection;
  database: Database;
  clock: Clock;
  actorTokens: ActorTokens;
  logger: Logger;
  /** Called after each commit that had facts to tell. */
  wakeRelay: () => void;
}

// More than the pool has connections, so that none of them waits for parsing; few enough that none waits long for one.
const atOnce = 32;
const longestGoodbyeMs = 2_000;

/** Answers the requests of one service: who asks, may she, is it well-formed, and then the use case. */
export class RpcServer {
  private readonly gate = new Gate(atOnce);
  private subscriptions: NatsSubscription[] = [];

  constructor(private readonly parts: RpcServerParts) {}

  listen(answering: Answering[]): void {
    const { connection, service } = this.parts;
    this.subscriptions = answering.map((one) =>
      connection.subscribe(one.contract.subject, {
        queue: service,
        callback: (error, message) => {
          if (error) this.parts.logger.error({ err: error, subject: one.contract.subject }, 'subscription failed');
          else void this.gate.run(() => this.answer(one, message));
        },
      }),
    );
  }

  /** Takes no new requests, and resolves when those that have come are answered. */
  async drain(): Promise<void> {
    // A broker that is away sends nothing more either.
    await atMost(longestGoodbyeMs, Promise.allSettled(this.subscriptions.map((subscription) => subscription.drain())));
    await this.gate.drained();
  }

  private answer(one: Answering, message: Msg): Promise<void> {
    return inSpan(stepOf(one.contract, message), async (span) => {
      const started = performance.now();
      const answer = await this.attempt(one, message);
      this.respond(message, within(answer));
      const outcome = 'error' in answer ? answer.error.code : 'ok';
      span.set('parken.outcome', outcome);
      if (outcome === 'internal') span.fail(outcome);
      this.parts.logger.debug({ subject: one.contract.subject, outcome, ms: Math.round(performance.now() - started) }, 'answered');
    });
  }

  // The caller will ask again, and find what has been done.
  private respond(message: Msg, answer: string): void {
    try {
      message.respond(answer);
    } catch (error) {
      this.parts.logger.warn({ err: error, subject: message.subject }, 'an answer could not be sent');
    }
  }

  private async attempt({ contract, useCase }: Answering, message: Msg): Promise<WireReply> {
    try {
      this.assertAwaited(message);
      const actor = await this.actorOf(contract, message);
      const input = parsed(contract, message);
      const reply = await this.execute(contract, useCase, actor, input, message);
      return { reply: checked(contract, reply) };
    } catch (error) {
      const refusal = asRefusal(error, this.parts.service);
      if (refusal.code === 'internal') this.parts.logger.error({ err: error, subject: contract.subject }, 'request failed');
      return toWire(refusal);
    }
  }

  private async actorOf(contract: RequestContract, message: Msg): Promise<Actor> {
    if (contract.peers) return peer;
    return permitted(contract, await this.parts.actorTokens.verify(message.headers?.get(header.actor)));
  }

  private async execute(contract: RequestContract, useCase: UseCase, actor: Actor, input: unknown, message: Msg) {
    const { clock, database } = this.parts;
    const now = clock.now();
    if (contract.kind === 'query') {
      const reply = await useCase.execute({ input, actor, now, db: database } as never);
      const about = peopleToldOf(contract, actor, reply);
      if (about.length > 0) await database.execute(noted({ contract, actor, about, now }));
      return reply;
    }
    const key = checkedKey(message.headers?.get(header.idempotencyKey));
    const call = { actor: actor.id, key, subject: contract.subject, input: contract.secret ? null : input };
    const done = transact(this.parts, now, (effects) => {
      // It may have waited long for a connection of the pool.
      this.assertAwaited(message);
      return once(effects.tx, call, async (tx) => {
        const changed: string[] = [];
        const publish: Publish = (fact, publication) => {
          changed.push(publication.aggregateId);
          effects.publish(fact, publication);
        };
        const reply = await useCase.execute({ input, actor, ...effects, tx, publish } as never);
        const about = [...changed, ...idsNamedBy(input, reply), ...peopleToldOf(contract, actor, reply)];
        tx.atCommit(noted({ contract, actor, about, now }));
        return reply;
      });
    });
    return done.catch((error: unknown) => (error instanceof AnsweredBefore ? error.reply : Promise.reject(error as Error)));
  }

  /** @throws DomainError where the caller has stopped waiting */
  private assertAwaited(message: Msg): void {
    if (Date.now() > Number(message.headers?.get(header.deadline) || Infinity)) {
      throw new DomainError('service.timeout', { service: this.parts.service });
    }
  }
}

// The broker has seen to it that it is one.
const peer: Actor = { id: 'system', roles: ['system'] };

const stepOf = ({ subject }: RequestContract, message: Msg): Step => ({
  name: subject,
  kind: 'server',
  parent: message.headers?.get(header.traceparent) ?? '',
  attributes: { 'rpc.system': 'nats', 'rpc.method': subject },
});

function permitted(contract: RequestContract, actor: Actor): Actor {
  if (!actor.roles.some((role) => contract.serves[role])) {
    throw new DomainError('actor.not-permitted', { roles: Object.keys(contract.serves) });
  }
  return actor;
}

function parsed(contract: RequestContract, message: Msg): unknown {
  let body: unknown;
  try {
    body = message.json();
  } catch {
    throw new DomainError('request.malformed');
  }
  const result = contract.input.safeParse(body);
  if (result.success) return result.data;
  throw new DomainError('input.invalid', {}, result.error.issues.flatMap(fieldErrors));
}

/** zod's issues as field errors; an unknown key is reported as the field that it is. */
function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), code: issue.code, message: issue.message }];
  return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'unknown-field', message: 'unknown field' }));
}

// Replies are typed; checking each again at run time is for tests, where a column too many would otherwise pass.
const checkReplies = process.env.NODE_ENV === 'test';

const checked = (contract: RequestContract, reply: unknown): unknown =>
  checkReplies ? checkedReply(contract, reply) : (reply ?? null);

function checkedReply(contract: RequestContract, reply: unknown): unknown {
  const parsedReply = contract.reply.parse(JSON.parse(jsonOf(reply)));
  return reply instanceof Written ? reply : parsedReply;
}

function within(answer: WireReply): string {
  const text = 'reply' in answer ? `{"reply":${jsonOf(answer.reply)}}` : JSON.stringify(answer);
  if (Buffer.byteLength(text) <= maxReplyBytes) return text;
  return JSON.stringify(toWire(new DomainError('service.reply-too-large')));
}
