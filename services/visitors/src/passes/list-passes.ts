import { Injectable } from '@nestjs/common';
import { listPasses, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { following } from '../visits/page-position.js';
import { fromVisits, toPass, visitColumns, type NamedVisit } from '../visits/visit-row.js';
import { Passes } from './passes.js';

const order = sql`visit.expected_from, visit.id`;

@Injectable()
@Answers(listPasses)
export class ListPasses {
  constructor(private readonly passes: Passes) {}

  async execute({ input, actor, now, db }: QueryCall<typeof listPasses>): Promise<ReplyOf<typeof listPasses>> {
    const rows = await db.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.visitor_id = ${actor.id} and visit.state <> 'cancelled' and visit.expected_until > ${now}
        ${following(input.after, order, fromVisits)}
      order by ${order} limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: await Promise.all(items.map(async (visit) => toPass(visit, await this.passes.passFor(visit)))), next };
  }
}
