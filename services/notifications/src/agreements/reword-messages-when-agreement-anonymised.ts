import type { agreementAnonymised } from '#contracts';
import type { Reaction } from '#messaging';
import { sql } from '#persistence';

/** A title or a reason may have named who was erased, and was told to others too. Nothing older is told after this. */
export class RewordMessagesWhenAgreementAnonymised {
  static readonly reaction = 'reword-messages-when-agreement-anonymised';

  async react({ event, tx }: Reaction<typeof agreementAnonymised>): Promise<void> {
    const { agreementId, title, reason, version } = event.data;
    await tx.execute(sql`
      insert into told (family, about, version, invited) values ('agreement', ${agreementId}, ${version}, false)
      on conflict (family, about) do update set version = greatest(told.version, excluded.version)`);
    await tx.execute(sql`
      update deliveries
      set content = jsonb_set(content, '{agreement}', content -> 'agreement' || jsonb_build_object('title', ${title}::text, 'reason', ${reason}::text))
      where about = ${agreementId} and content ? 'agreement'`);
    await tx.execute(sql`
      delete from dead_letters where aggregate_id = ${agreementId} and (envelope::jsonb ->> 'aggregateversion')::int < ${event.aggregateVersion}`);
  }
}
