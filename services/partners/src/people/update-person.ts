import { reachOf, updatePerson, type PersonView, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { personColumns, tellPerson } from './person-rows.js';

@Answers(updatePerson)
export class UpdatePerson {
  async execute({ input, actor, tx, publish }: CommandCall<typeof updatePerson>): Promise<ReplyOf<typeof updatePerson>> {
    const { personId, version, ...changes } = input;
    if (reachOf(updatePerson, actor) === 'own' && actor.id !== personId) throw new DomainError('person.not-found');
    const before = await tx.maybeOne<PersonView>(sql`select ${personColumns} from people where id = ${personId} for update`);
    if (!before) throw new DomainError('person.not-found');
    if (before.version !== version) throw new DomainError('version.changed', { current: before.version });

    const { name, phone, language, smsWanted } = { ...before, ...changes };
    const changed = await tx.maybeOne<PersonView>(sql`
      update people set name = ${name}, phone = ${phone}, language = ${language}, sms_wanted = ${smsWanted}, version = version + 1
      where id = ${personId} and (name, phone, language, sms_wanted) is distinct from (${name}, ${phone}, ${language}, ${smsWanted})
      returning ${personColumns}`);
    if (changed) tellPerson(publish, changed);
    return changed ?? before;
  }
}
