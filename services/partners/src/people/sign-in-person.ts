import { signInPerson, type PersonView, type ReplyOf } from '#contracts';
import { DomainError, newId, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { foldedEmail } from '../domain/email-address.js';
import { rolesOf, type Standing } from '../domain/membership-states.js';
import { personColumns, tellPerson } from './person-rows.js';

@Answers(signInPerson)
export class SignInPerson {
  async execute({ input, now, tx, publish }: CommandCall<typeof signInPerson>): Promise<ReplyOf<typeof signInPerson>> {
    const email = foldedEmail(input.email);
    if (!email) throw new DomainError('input.invalid', {}, [{ field: 'email', code: 'invalid', message: 'not an address' }]);
    const newcomer = newId();
    const before = await findOrAdd(tx, { id: newcomer, email, name: input.name, language: input.language }, now);
    const person = before.name === null && input.name ? await nameHer(tx, before.id, input.name) : before;
    if (person.id === newcomer || person !== before) tellPerson(publish, person);
    const hers = await tx.query<Standing>(sql`
      select organisation_id as "organisationId", state, role from memberships where person_id = ${person.id}`);
    return { person, roles: rolesOf(hers) };
  }
}

type Newcomer = Pick<PersonView, 'id' | 'email' | 'language'> & { name: string | undefined };

// The update changes nothing, but of two first sign-ins it lets the second see the first's row, and it locks the row, so
// that a person who is being erased is either gone or stays until this is done.
const findOrAdd = (tx: Transaction, { id, email, name, language }: Newcomer, now: Instant): Promise<PersonView> =>
  tx.one<PersonView>(sql`
    insert into people (id, email, name, language, recorded_at)
    values (${id}, ${email}, ${name ?? null}, ${language}, ${now})
    on conflict (email) do update set email = excluded.email
    returning ${personColumns}`);

// A name fills a gap; what she has called herself is not overwritten by what an issuer calls her.
const nameHer = (tx: Transaction, id: string, name: string): Promise<PersonView> =>
  tx.one<PersonView>(sql`
    update people set name = ${name}, version = version + 1 where id = ${id} returning ${personColumns}`);
