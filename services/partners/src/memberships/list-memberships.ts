import { listMemberships, reachOf, toPage, type ReplyOf } from '#contracts';
import type { Actor } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { membershipsWhere, toView, type MembershipRow } from './membership-rows.js';

@Answers(listMemberships)
export class ListMemberships {
  async execute({ input, actor, db }: QueryCall<typeof listMemberships>): Promise<ReplyOf<typeof listMemberships>> {
    const after = idAfter(input.after);
    const rows = await db.query<MembershipRow>(sql`
      ${membershipsWhere(reachOf(listMemberships, actor) === 'all' ? sql`true` : withinReachOf(actor))}
        ${input.state ? sql`and membership.state = ${input.state}` : empty}
        ${input.organisationId ? sql`and membership.organisation_id = ${input.organisationId}` : empty}
        ${after ? sql`and membership.id > ${after}` : empty}
      order by membership.id limit ${input.limit + 1}`);
    return toPage(rows.map(toView), input.limit, ({ id }) => id);
  }
}

/** Her own, and those of the organisations that she administers. */
const withinReachOf = (actor: Actor): Sql => sql`(
  membership.person_id = ${actor.id}
  or membership.organisation_id in (
    select organisation_id from memberships where person_id = ${actor.id} and state = 'confirmed' and role = 'administrator'))`;
