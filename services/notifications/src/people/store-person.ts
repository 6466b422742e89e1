import type { PersonView } from '#contracts';
import { sql, type Transaction } from '#persistence';

/** Keeps the newest that is known of a person, whatever order facts come in. Of one who was erased nothing is kept. */
export const storePerson = (tx: Transaction, { id, email, name, phone, language, smsWanted, version }: PersonView): Promise<number> =>
  tx.execute(sql`
    insert into people as known (id, email, name, phone, language, sms_wanted, version)
    select ${id}, ${email}, ${name}, ${phone}, ${language}, ${smsWanted}, ${version}
    where not exists (select from forgotten_people where digest = sha256(${id}::text::bytea))
    on conflict (id) do update set
      email = excluded.email, name = excluded.name, phone = excluded.phone, language = excluded.language,
      sms_wanted = excluded.sms_wanted, version = excluded.version
    where known.version < excluded.version`);
