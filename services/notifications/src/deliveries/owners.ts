import { Injectable } from '@nestjs/common';
import { ownerOf, type QueryContract, type RawInputOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Peers } from '#messaging';
import { Database, sql } from '#persistence';
import type { Sources } from '../announcing/family.js';
import type { Outcome } from '../domain/attempt.js';

/** What belongs in a message is not to be had now. */
export class Unobtainable extends Error {
  constructor(readonly outcome: Outcome) {
    super('reason' in outcome ? outcome.reason : outcome.kind);
  }
}

const longestMs = 3_000;
// One that is away must not keep those waiting whose messages need nothing from it.
const leftAloneMs = 3_000;

/** Asks those who own it for what belongs in a message and may be kept nowhere. */
@Injectable()
export class Owners implements Sources {
  private readonly awayUntil = new Map<string, number>();

  constructor(
    private readonly peers: Peers,
    private readonly database: Database,
  ) {}

  async ask<C extends QueryContract>(contract: C, input: RawInputOf<C>): Promise<ReplyOf<C>> {
    const owner = ownerOf(contract);
    this.mustBeWorthAsking(owner);
    try {
      const reply = await this.peers.ask(contract, input, longestMs);
      this.awayUntil.delete(owner);
      return reply;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw this.unobtainable(owner, error.code);
    }
  }

  notYet(reason: string): never {
    throw new Unobtainable({ kind: 'not-yet', reason });
  }

  async nameOf(personId: string): Promise<string | null> {
    const person = await this.database.maybeOne<{ name: string | null }>(sql`select name from people where id = ${personId}`);
    return person?.name ?? null;
  }

  // Of one that was away, a single message at a time finds out whether it is back.
  private mustBeWorthAsking(owner: string): void {
    const until = this.awayUntil.get(owner);
    if (until === undefined) return;
    if (performance.now() < until) throw isAway(owner);
    this.awayUntil.set(owner, performance.now() + longestMs);
  }

  private unobtainable(owner: string, code: string): Unobtainable {
    if (code === 'service.unavailable' || code === 'service.timeout') {
      this.awayUntil.set(owner, performance.now() + leftAloneMs);
      return isAway(owner);
    }
    this.awayUntil.delete(owner);
    if (code.endsWith('.not-found')) return new Unobtainable({ kind: 'not-yet', reason: `${owner} says ${code}` });
    return new Unobtainable({ kind: 'deferred', reason: `${owner} says ${code}` });
  }
}

const isAway = (owner: string): Unobtainable => new Unobtainable({ kind: 'owner-away', reason: `${owner} is away` });
