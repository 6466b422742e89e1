import { namePeople, type PersonView, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

@Answers(namePeople)
export class NamePeople {
  async execute({ input, db }: QueryCall<typeof namePeople>): Promise<ReplyOf<typeof namePeople>> {
    const people = await db.query<Pick<PersonView, 'id' | 'name' | 'email'>>(sql`
      select id, name, email from people where id = any (${input.personIds}::uuid[]) order by id`);
    return { people };
  }
}
