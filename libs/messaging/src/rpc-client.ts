import { errors, headers, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import type { RawInputOf, ReplyOf, RequestContract } from '#contracts';
import { ownerOf } from '#contracts';
import { DomainError, isErrorCode, traceparent } from '#kernel';
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
const pause = 100;

/**
 * Asks the one service that owns a message. Where nobody answers, it asks again until the time is up: a query has no
 * effect, and a command carries its idempotency key, so a second arrival changes nothing.
 * @throws DomainError as the service refused, or `service.unavailable` / `service.timeout`
 */
export class RpcClient {
  constructor(private readonly connection: NatsConnection) {}

  async call<C extends RequestContract>(contract: C, input: RawInputOf<C>, options: CallOptions): Promise<ReplyOf<C>> {
    const deadline = Date.now() + (options.timeoutMs ?? wholeWait);
    const payload = JSON.stringify(input);
    for (;;) {
      try {
        const left = Math.min(oneAttempt, deadline - Date.now());
        const message = await this.connection.request(contract.subject, payload, {
          timeout: Math.max(left, 1),
          headers: headersOf(options, deadline),
        });
        return replyOf<C>(message);
      } catch (error) {
        if (error instanceof DomainError) throw error;
        if (Date.now() + pause >= deadline) throw unanswered(contract, error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
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

function unanswered(contract: RequestContract, error: unknown): DomainError {
  const nobody = error instanceof errors.NoRespondersError || error instanceof errors.ClosedConnectionError;
  return new DomainError(nobody ? 'service.unavailable' : 'service.timeout', { service: ownerOf(contract) });
}
