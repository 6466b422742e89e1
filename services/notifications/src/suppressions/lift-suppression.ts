import { liftSuppression } from '#contracts';
import { DomainError, isId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { suppressionColumns, toView, type SuppressionRow } from './suppression-row.js';

/** What came back before now does not suppress it again; what comes back after, does. */
@Answers(liftSuppression)
export class LiftSuppression {
  async execute({ input, actor, now, tx }: CommandCall<typeof liftSuppression>) {
    const suppression = await tx.maybeOne<{ isLifted: boolean }>(sql`
      select lifted_at is not null as "isLifted" from suppressed_addresses where id = ${input.suppressionId} for update`);
    if (!suppression) throw new DomainError('suppression.not-found');
    if (suppression.isLifted) throw new DomainError('suppression.lifted-already');
    return toView(
      await tx.one<SuppressionRow>(sql`
        update suppressed_addresses set lifted_at = ${now}, lifted_by = ${isId(actor.id) ? actor.id : null}
        where id = ${input.suppressionId} returning ${suppressionColumns}`),
    );
  }
}
