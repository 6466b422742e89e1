import { errors, headers, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import type { RawInputOf, ReplyOf, RequestContract } from '#contracts';
import { ownerOf } from '#contracts';
import { DomainError, inSpan, isErrorCode, traceparent } from '#kernel';
import { isBrokerAway, isNobodyThere } from './failures.js';
import { Link } from './link.js';
import { header, type WireReply } from './wire.js';

export interface CallOptions {
  /** Signed for the service that answers; see issueActorToken. */
  actorToken: string;
  /** Required by commands. */
  idempotencyKey?: string;
  /** How long the caller waits in all, in milliseconds. */
  timeoutMs?: number;
}

const wholeWait = 10_000;
const oneAttempt = 4_000;
const firstPause = 100;
const longestPause = 1_000;

/**
 * Asks the one service that owns a message. Where nobody answers, it asks again until the time is up: a query has no
 * effect, and a command carries its idempotency key, so a second arrival changes nothing.
 * @throws DomainError as the service refused, or `service.unavailable` / `service.timeout`
 */
export class RpcClient {
  private readonly link: Link;

  constructor(private readonly connection: NatsConnection) {
    this.link = Link.of(connection);
  }

  call<C extends RequestContract>(contract: C, input: RawInputOf<C>, options: CallOptions): Promise<ReplyOf<C>> {
    return this.traced(contract, input, options, replyOf<C>);
  }

  /** The same for whoever only passes the reply on: its JSON, as it has come. */
  callForJson<C extends RequestContract>(contract: C, input: RawInputOf<C>, options: CallOptions): Promise<Buffer> {
    return this.traced(contract, input, options, jsonOfReply);
  }

  private traced<T>(contract: RequestContract, input: unknown, options: CallOptions, read: (message: Msg) => T): Promise<T> {
    const { subject } = contract;
    const step = { name: subject, kind: 'client', attributes: { 'rpc.system': 'nats', 'rpc.method': subject } } as const;
    return inSpan(step, () => this.ask(contract, input, options, read));
  }

  private async ask<T>(contract: RequestContract, input: unknown, options: CallOptions, read: (message: Msg) => T): Promise<T> {
    const deadline = Date.now() + (options.timeoutMs ?? wholeWait);
    const payload = JSON.stringify(input);
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        return read(await this.attempt(contract, payload, options, deadline));
      } catch (error) {
        const refusal = asCallerSees(error, contract);
        if (!isWorthAsking(refusal) || Date.now() + pause >= deadline) throw refusal;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  // What was asked when the connection broke may never have arrived, so it is given up at once. The service is told until
  // when this attempt waits, not the caller: where many queue there, one that is asked again must not be done twice over.
  private attempt(contract: RequestContract, payload: string, options: CallOptions, deadline: number): Promise<Msg> {
    const timeout = Math.max(1, Math.min(oneAttempt, deadline - Date.now()));
    return this.link.whileUp(() => this.connection.request(contract.subject, payload, { timeout, headers: headersOf(options, Date.now() + timeout) }));
  }
}

function headersOf(options: CallOptions, deadline: number): MsgHdrs {
  const values = headers();
  values.set(header.actor, options.actorToken);
  values.set(header.traceparent, traceparent());
  values.set(header.deadline, String(deadline));
  if (options.idempotencyKey) values.set(header.idempotencyKey, options.idempotencyKey);
  return values;
}

function replyOf<C extends RequestContract>(message: Msg): ReplyOf<C> {
  const answer = message.json<WireReply>();
  if ('reply' in answer) return answer.reply as ReplyOf<C>;
  const { code, params, fields } = answer.error;
  throw isErrorCode(code) ? new DomainError(code, params, fields) : new DomainError('internal', { code });
}

const beforeReply = Buffer.from('{"reply":');

function jsonOfReply(message: Msg): Buffer {
  const { buffer, byteOffset, byteLength } = message.data;
  const answer = Buffer.from(buffer, byteOffset, byteLength);
  if (answer.subarray(0, beforeReply.length).equals(beforeReply)) return answer.subarray(beforeReply.length, -1);
  return Buffer.from(JSON.stringify(replyOf(message)));
}

/** Nobody was there, no answer came in time, or Postgres was away from the service. */
const isWorthAsking = ({ code }: DomainError) => code === 'service.unavailable' || code === 'service.timeout';

function asCallerSees(error: unknown, contract: RequestContract): DomainError {
  if (error instanceof DomainError) return error;
  const service = ownerOf(contract);
  if (isNobodyThere(error) || isBrokerAway(error)) return new DomainError('service.unavailable', { service });
  if (error instanceof errors.TimeoutError) return new DomainError('service.timeout', { service });
  if (error instanceof errors.InvalidArgumentError) return new DomainError('input.too-large');
  return new DomainError('internal', { service });
}
