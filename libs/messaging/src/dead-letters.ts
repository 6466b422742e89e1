import { Injectable, type Type } from '@nestjs/common';
import { deadLettersOf, toPage } from '#contracts';
import { DomainError, isId } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { isInfrastructureAway, reasonOf } from './failures.js';
import type { Reactor } from './reactor.js';
import { Answers, type CommandCall, type QueryCall, type UseCaseClass } from './use-case.js';

/** Where the use cases of dead letters find the reactor that will try them again. */
export abstract class Reactors {
  abstract reactor: Reactor;
}

interface DeadLetterRow {
  id: string;
  reaction: string;
  eventId: string;
  eventType: string;
  aggregateId: string;
  reason: string;
  attempts: number;
  diedAt: { toString(): string };
}

/** The two messages about dead letters that every service answers in the same way. */
export function deadLetterUseCases(service: string): (UseCaseClass & Type)[] {
  const contracts = deadLettersOf(service);

  @Answers(contracts.list)
  class ListDeadLetters {
    async execute({ input, db }: QueryCall<typeof contracts.list>) {
      if (input.after !== undefined && !isId(input.after)) {
        throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
      }
      const rows = await db.query<DeadLetterRow>(sql`
        select id, reaction, event_id as "eventId", event_type as "eventType", aggregate_id as "aggregateId", reason, attempts,
               died_at as "diedAt"
        from dead_letters where id > ${input.after ?? '00000000-0000-0000-0000-000000000000'}
        order by id limit ${input.limit + 1}`);
      return toPage(rows.map((row) => ({ ...row, diedAt: row.diedAt.toString() })), input.limit, (row) => row.id);
    }
  }

  @Injectable()
  @Answers(contracts.replay)
  class ReplayDeadLetter {
    constructor(private readonly reactors: Reactors) {}

    async execute({ input, now, tx, publish, afterCommit }: CommandCall<typeof contracts.replay>) {
      const letter = await tx.maybeOne<{ reaction: string; envelope: string }>(sql`
        select reaction, envelope from dead_letters where id = ${input.deadLetterId} for update`);
      if (!letter) throw new DomainError('dead-letter.not-found');
      // What a failed attempt wanted to tell must not be told, so it is held back until the attempt has succeeded.
      const told: (() => void)[] = [];
      try {
        await inSavepoint(tx, () =>
          this.reactors.reactor.replay(letter.reaction, letter.envelope, {
            now,
            tx,
            publish: (fact, publication) => told.push(() => publish(fact, publication)),
            afterCommit: (wake) => told.push(() => afterCommit(wake)),
          }),
        );
      } catch (error) {
        if (isInfrastructureAway(error)) throw error;
        const reason = reasonOf(error);
        await tx.execute(sql`
          update dead_letters set attempts = attempts + 1, reason = ${reason} where id = ${input.deadLetterId}`);
        return { replayed: false, reason };
      }
      for (const tell of told) tell();
      await tx.execute(sql`delete from dead_letters where id = ${input.deadLetterId}`);
      return { replayed: true, reason: null };
    }
  }

  return [ListDeadLetters, ReplayDeadLetter];
}

async function inSavepoint(tx: Transaction, work: () => Promise<void>): Promise<void> {
  await tx.execute(sql`savepoint replay`);
  try {
    await work();
  } catch (error) {
    await tx.execute(sql`rollback to savepoint replay`);
    throw error;
  }
}
