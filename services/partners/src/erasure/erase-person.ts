import { Injectable } from '@nestjs/common';
import { erasePerson, personErased, reachOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { AgreementAnonymiser } from './agreement-anonymiser.js';
import { findErasure } from './erasure-rows.js';
import { forgetSoleTraders } from './forget-sole-traders.js';
import { openErasure } from './open-erasure.js';
import { PurgeWorker } from './purge-worker.js';
import { removeMemberships } from './remove-memberships.js';
import { removeMessages } from './remove-messages.js';

@Injectable()
@Answers(erasePerson)
export class ErasePerson {
  constructor(
    private readonly purges: PurgeWorker,
    private readonly agreements: AgreementAnonymiser,
  ) {}

  async execute({ input, actor, now, tx, publish, afterCommit }: CommandCall<typeof erasePerson>): Promise<ReplyOf<typeof erasePerson>> {
    const { personId } = input;
    if (reachOf(erasePerson, actor) === 'own' && actor.id !== personId) throw new DomainError('person.not-found');
    // Whatever else is being done to her holds a lock on this row, and has been committed, and can be seen, when we have it.
    const person = await tx.maybeOne<{ version: number }>(sql`select version from people where id = ${personId} for update`);
    if (!person) return this.alreadyDone(tx, personId);

    const traders = await forgetSoleTraders({ tx, publish, now }, personId);
    const membershipIds = await removeMemberships({ tx, publish, now }, personId);
    const agreementIds = await this.agreements.anonymise({ tx, publish, now }, personId, traders);
    await tx.execute(sql`delete from people where id = ${personId}`);
    const hers = { personId, organisationIds: traders.map(({ id }) => id), membershipIds, agreementIds };
    await removeMessages(tx, hers);
    publish(personErased, { aggregateId: personId, aggregateVersion: person.version + 1, data: { personId } });

    const erasure = await openErasure(tx, { ...hers, now });
    afterCommit(() => this.purges.wake());
    return erasure;
  }

  // Her key has gone with her, so the same command may come again as if it were new.
  private async alreadyDone(tx: CommandCall<typeof erasePerson>['tx'], personId: string): Promise<ReplyOf<typeof erasePerson>> {
    const erasure = await findErasure(tx, personId);
    if (!erasure) throw new DomainError('person.not-found');
    return erasure;
  }
}
