import { signInPerson, type InputOf, type PersonView, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { rolesOf, type Standing } from '../domain/membership-states.js';
import type { Effects } from '../effects.js';
import { findOrAdd, type Found } from './find-or-add.js';
import { personColumns, tellPerson } from './person-rows.js';

@Answers(signInPerson)
export class SignInPerson {
  async execute({ input, ...effects }: CommandCall<typeof signInPerson>): Promise<ReplyOf<typeof signInPerson>> {
    const { tx, publish, now } = effects;
    const found = await findOrAdd(tx, { ...input, provedAt: now }, now);
    const person = await asSheSays(effects, found, input);
    if (found.isNew || person !== found.person) tellPerson(publish, person);
    const hers = await tx.query<Standing>(sql`
      select organisation_id as "organisationId", state, role from memberships where person_id = ${person.id}`);
    return { person, roles: rolesOf(hers) };
  }
}

async function asSheSays(effects: Effects, { person, isProved }: Found, input: InputOf<typeof signInPerson>): Promise<PersonView> {
  if (!isProved) return believeHer(effects, person, input);
  // A name fills a gap; what she has called herself is not overwritten by what an issuer calls her.
  if (person.name !== null || !input.name) return person;
  return effects.tx.one<PersonView>(sql`
    update people set name = ${input.name}, version = version + 1 where id = ${person.id} returning ${personColumns}`);
}

// Until now others have spoken for her. A telephone that they have named may be anybody's, and would get messages that are hers.
const believeHer = ({ tx, now }: Effects, { id }: PersonView, { name, language }: InputOf<typeof signInPerson>): Promise<PersonView> =>
  tx.one<PersonView>(sql`
    update people set proved_at = ${now}, phone = null, sms_wanted = false, language = ${language},
                      name = coalesce(${name ?? null}, name), version = version + 1
    where id = ${id} returning ${personColumns}`);
