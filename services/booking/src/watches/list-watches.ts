import { listWatches, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { toWatchView, watchColumns, type WatchRow } from './watch-row.js';

@Answers(listWatches)
export class ListWatches {
  async execute({ actor, now, db }: QueryCall<typeof listWatches>): Promise<ReplyOf<typeof listWatches>> {
    const watches = await db.query<WatchRow>(sql`
      select ${watchColumns} from watches as watch
      where watch.person_id = ${actor.id} and watch.ended_at is null and watch.ends_at > ${now} order by watch.starts_at, watch.id`);
    return { items: watches.map(toWatchView) };
  }
}
