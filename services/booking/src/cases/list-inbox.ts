import { listInbox, toPage, type InboxItem, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { toStandIn } from './case-handling.js';
import { inboxCursor } from './inbox-orders.js';
import { inboxRows, type InboxRow } from './inbox-rows.js';

type Counts = ReplyOf<typeof listInbox>['counts'];
/** Where nothing is on the page there is still a row, with nothing but the counts. */
type Row = Counts & { position: number | null } & InboxRow;

@Answers(listInbox)
export class ListInbox {
  async execute({ input, actor, now, db }: QueryCall<typeof listInbox>): Promise<ReplyOf<typeof listInbox>> {
    const rows = await db.query<Row>(inboxRows({ input, staffId: actor.id, now }));
    const { all, mine, unassigned, late, waitingForApplicant } = rows[0]!;
    const { items, next } = toPage(rows.filter(({ position }) => position !== null), input.limit, inboxCursor);
    return { items: items.map(toItem), next, counts: { all, mine, unassigned, late, waitingForApplicant } };
  }
}

const toItem = (row: Row): InboxItem => {
  const { key: _, position: __, all: ___, mine: ____, unassigned: _____, late: ______, waitingForApplicant: _______, ...item } = row;
  return {
    ...item,
    start: item.start.toString(),
    end: item.end.toString(),
    receivedAt: item.receivedAt.toString(),
    dueAt: item.dueAt?.toString() ?? null,
    assignedAt: item.assignedAt?.toString() ?? null,
    standIn: toStandIn(item.standIn),
  };
};
