import { Injectable } from '@nestjs/common';
import { draftAgreement, type ReplyOf } from '#contracts';
import { newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { stateAfter } from '../domain/agreement-states.js';
import { assertUsable } from '../domain/validity.js';
import { toView } from './agreement-rows.js';
import { Agreements } from './agreements.js';
import { assertTerms, storeParties } from './store-terms.js';

@Injectable()
@Answers(draftAgreement)
export class DraftAgreement {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, ...effects }: CommandCall<typeof draftAgreement>): Promise<ReplyOf<typeof draftAgreement>> {
    const { tx, now } = effects;
    assertUsable(input, this.agreements.today(now));
    await assertTerms(tx, input);
    const id = newId();
    const { daysAhead, automaticApproval, hoursAMonth, priority = 0 } = input.privileges;
    await tx.execute(sql`
      insert into agreements (id, kind, title, text, state, valid_from, valid_until,
                              days_ahead, automatic_approval, hours_a_month, priority, created_at)
      values (${id}, ${input.kind}, ${input.title}, ${input.text}, ${stateAfter(null, 'draft')}, ${input.validFrom},
              ${input.validUntil}, ${daysAhead}, ${automaticApproval}, ${hoursAMonth}, ${priority}, ${now})`);
    await storeParties(effects, id, input);
    return toView(await this.agreements.toChange(tx, id));
  }
}
