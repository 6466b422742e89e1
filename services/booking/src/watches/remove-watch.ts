import { removeWatch, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { toWatchView, watchColumns, type WatchRow } from './watch-row.js';

@Answers(removeWatch)
export class RemoveWatch {
  async execute({ input, actor, now, tx }: CommandCall<typeof removeWatch>): Promise<ReplyOf<typeof removeWatch>> {
    const watch = await tx.maybeOne<WatchRow>(sql`
      update watches as watch set ended_at = ${now}
      where watch.id = ${input.watchId} and watch.person_id = ${actor.id} and watch.ended_at is null
      returning ${watchColumns}`);
    if (!watch) throw new DomainError('watch.not-found');
    return toWatchView(watch);
  }
}
