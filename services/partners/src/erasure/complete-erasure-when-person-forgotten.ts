import { Injectable } from '@nestjs/common';
import type { personForgotten } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';
import { allButTheLatest, allOf, queuePurges } from './purges.js';
import { PurgeWorker } from './purge-worker.js';

type AnyPersonForgotten = (typeof personForgotten)[keyof typeof personForgotten];

@Injectable()
export class CompleteErasureWhenPersonForgotten {
  static readonly reaction = 'complete-erasure-when-person-forgotten';

  constructor(private readonly purges: PurgeWorker) {}

  async react({ event, tx, now, afterCommit }: Reaction<AnyPersonForgotten>): Promise<void> {
    const service = event.type.split('.')[1]!;
    const { personId, purge, wholly = [], kept = [] } = event.data;
    const isAwaited = await tx.execute(sql`
      update erasure_parts set completed_at = coalesce(completed_at, ${now}), kept = ${JSON.stringify(kept)}::jsonb
      where person_id = ${personId} and service = ${service}`);
    if (!isAwaited) return;
    await queuePurges(tx, personId, purge.map((id) => (wholly.includes(id) ? allOf : allButTheLatest)(service, id)));
    afterCommit(() => this.purges.wake());
  }
}
