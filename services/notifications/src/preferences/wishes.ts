import type { MessageChoice, PreferencesByLink } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import { choiceOf, houseQuiet, type Choice, type QuietHours } from '../domain/consent.js';
import type { Category } from '../domain/category.js';
import { lockPerson } from '../people/forgotten.js';

/** What somebody can choose, in the order in which it is shown. */
const choosable: Pick<MessageChoice, 'channel' | 'category'>[] = [
  { channel: 'email', category: 'practical' },
  { channel: 'email', category: 'reminder' },
  { channel: 'email', category: 'news' },
  { channel: 'sms', category: 'decision' },
  { channel: 'sms', category: 'practical' },
  { channel: 'sms', category: 'reminder' },
];

export interface Changes {
  choices: readonly MessageChoice[];
  /** Undefined: as they are; null: those of the house. */
  quietHours?: QuietHours | null;
}

/** What somebody wants, with what the house does where she has said nothing; undefined where she is not known, or has been erased. */
export async function wishesOf(db: Queryable, personId: string): Promise<PreferencesByLink | undefined> {
  const found = await db.maybeOne<{ takesSms: boolean; chosen: { category: Category; channel: string; choice: Choice }[]; quiet: QuietHours | null }>(sql`
    select phone is not null and sms_wanted as "takesSms",
      coalesce((select jsonb_agg(jsonb_build_object('category', category, 'channel', channel, 'choice', choice))
        from preferences where person_id = people.id), '[]') as chosen,
      (select jsonb_build_object('begins', to_char(begins, 'HH24:MI'), 'ends', to_char(ends, 'HH24:MI'), 'timeZone', time_zone)
        from quiet_hours where person_id = people.id) as quiet
    from people where id = ${personId}`);
  return found && {
    choices: choosable.map(({ channel, category }) => {
      const said = found.chosen.find((one) => one.channel === channel && one.category === category)?.choice ?? null;
      return { channel, category, choice: choiceOf(category, channel, said) } as MessageChoice;
    }),
    quietHours: found.quiet,
    houseQuietHours: houseQuiet,
    takesSms: found.takesSms,
  };
}

/** Keeps what somebody wants from now on; undefined where there is nobody. What is in line is looked at anew when it is due. */
export async function changeWishes(tx: Transaction, personId: string, { choices, quietHours }: Changes, now: Instant): Promise<PreferencesByLink | undefined> {
  // Who is being erased at the same moment must not be brought back.
  await lockPerson(tx, personId, 'shared');
  if (!(await wishesOf(tx, personId))) return undefined;
  for (const choice of choices) await choose(tx, personId, choice, now);
  if (quietHours !== undefined) await keepQuiet(tx, personId, quietHours, now);
  return wishesOf(tx, personId);
}

async function choose(tx: Transaction, personId: string, { category, channel, choice }: MessageChoice, now: Instant): Promise<void> {
  await tx.execute(sql`
    insert into preferences as kept (person_id, category, channel, choice, changed_at)
    values (${personId}, ${category}, ${channel}, ${choice}, ${now})
    on conflict (person_id, category, channel) do update set choice = excluded.choice, changed_at = excluded.changed_at
    where kept.choice <> excluded.choice`);
  if (choice !== 'at-once') return;
  // What waits for the next digest by her earlier choice does not any more.
  await tx.execute(sql`
    update deliveries set next_attempt_at = ${now}, digest_for = null, why = null
    where person_id = ${personId} and category = ${category} and channel = ${channel} and state = 'queued' and why = 'digest'`);
}

async function keepQuiet(tx: Transaction, personId: string, quiet: QuietHours | null, now: Instant): Promise<void> {
  await tx.execute(
    quiet === null
      ? sql`delete from quiet_hours where person_id = ${personId}`
      : sql`
        insert into quiet_hours (person_id, begins, ends, time_zone, changed_at)
        values (${personId}, ${quiet.begins}::time, ${quiet.ends}::time, ${quiet.timeZone}, ${now})
        on conflict (person_id) do update set begins = excluded.begins, ends = excluded.ends, time_zone = excluded.time_zone, changed_at = excluded.changed_at`,
  );
  // What waited for the end of the quiet that she had before is judged by the one that she has now.
  await tx.execute(sql`
    update deliveries set next_attempt_at = ${now}, why = null
    where person_id = ${personId} and state = 'queued' and why = 'quiet-hours' and next_attempt_at > ${now}`);
}
