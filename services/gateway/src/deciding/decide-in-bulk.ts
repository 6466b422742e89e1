import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { approveBooking, declineBooking, type BookingView } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services } from '../actor/services.js';
import { problemOf, type ProblemContext } from '../problems/problem.js';
import type { Call, Handler } from '../rest/endpoint.js';
import type { DecidedRow, DecisionRow } from './bulk-schemas.js';

// Few enough that others who ask for something meanwhile do not wait for all of them.
const atOnce = 4;
// As long as one decision by itself may take.
const patienceMs = 25_000;

interface Bulk {
  decisions: DecisionRow[];
}

interface Sender {
  actor: Actor;
  idempotencyKey: string;
  /** When nobody waits for the answer any longer. */
  deadline: number;
  context: ProblemContext;
}

/** Sends each decision as a command of its own, a few at once, and gathers what comes of them. */
@Injectable()
export class DecideInBulk implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input, caller: { actor }, idempotencyKey, request }: Call<Bulk>) {
    const { language, traceId } = request.edge;
    const sender: Sender = { actor, idempotencyKey, deadline: performance.now() + patienceMs, context: { language, traceId } };
    const results: DecidedRow[] = [];
    const waiting = input.decisions.entries();
    const send = async () => {
      for (const [index, row] of waiting) results[index] = await this.decided(row, sender);
    };
    await Promise.all(Array.from({ length: atOnce }, send));
    const done = results.filter(({ problem }) => problem === null).length;
    return { decided: done, refused: results.length - done, results };
  }

  private async decided(row: DecisionRow, sender: Sender): Promise<DecidedRow> {
    const { bookingId } = row;
    try {
      return { bookingId, status: 200, booking: await this.decide(row, sender), problem: null };
    } catch (error) {
      const problem = problemOf(error, sender.context);
      return { bookingId, status: problem.status, booking: null, problem };
    }
  }

  private decide({ decision, bookingId, version, reasonId, reason }: DecisionRow, { actor, idempotencyKey, deadline }: Sender): Promise<BookingView> {
    const timeoutMs = deadline - performance.now();
    if (timeoutMs <= 0) throw new DomainError('service.timeout');
    const options = { idempotencyKey: keyOf(idempotencyKey, bookingId), timeoutMs };
    return decision === 'approve'
      ? this.services.call(approveBooking, { bookingId, version }, actor, options)
      : this.services.call(declineBooking, { bookingId, version, reasonId, reason }, actor, options);
  }
}

/** The key of one row: whoever sends the same again, under the same key, decides nothing twice; something else under it is refused. */
const keyOf = (idempotencyKey: string, bookingId: string): string =>
  createHash('sha256').update(JSON.stringify([idempotencyKey, bookingId])).digest('base64url');
