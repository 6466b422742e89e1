import { snapshotMemberships, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';

type Membership = ReplyOf<typeof snapshotMemberships>['items'][number];

@Answers(snapshotMemberships)
export class SnapshotMemberships {
  async execute({ input, db }: QueryCall<typeof snapshotMemberships>): Promise<ReplyOf<typeof snapshotMemberships>> {
    const after = idAfter(input.after);
    const memberships = await db.query<Membership>(sql`
      select id as "membershipId", person_id as "personId", organisation_id as "organisationId", version, state = 'confirmed' as "isConfirmed"
      from memberships where confirmed_at is not null ${after ? sql`and id > ${after}` : empty} order by id limit ${input.limit + 1}`);
    return toPage(memberships, input.limit, ({ membershipId }) => membershipId);
  }
}
