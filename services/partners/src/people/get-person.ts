import { getPerson, reachOf, type PersonView, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { membershipsWhere, toView, type MembershipRow } from '../memberships/membership-rows.js';
import { personColumns } from './person-rows.js';

@Answers(getPerson)
export class GetPerson {
  async execute({ input: { personId }, actor, db }: QueryCall<typeof getPerson>): Promise<ReplyOf<typeof getPerson>> {
    if (reachOf(getPerson, actor) === 'own' && actor.id !== personId) throw new DomainError('person.not-found');
    const person = await db.maybeOne<PersonView>(sql`select ${personColumns} from people where id = ${personId}`);
    if (!person) throw new DomainError('person.not-found');
    const memberships = await db.query<MembershipRow>(sql`
      ${membershipsWhere(sql`membership.person_id = ${personId}`)} order by membership.id`);
    return { ...person, memberships: memberships.map(toView) };
  }
}
