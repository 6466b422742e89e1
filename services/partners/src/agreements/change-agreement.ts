import { Injectable } from '@nestjs/common';
import { changeAgreement, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { stateAfter } from '../domain/agreement-states.js';
import { assertUsable } from '../domain/validity.js';
import { toView } from './agreement-rows.js';
import { Agreements } from './agreements.js';
import { assertTerms, storeParties } from './store-terms.js';

@Injectable()
@Answers(changeAgreement)
export class ChangeAgreement {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, ...effects }: CommandCall<typeof changeAgreement>): Promise<ReplyOf<typeof changeAgreement>> {
    const { tx, now } = effects;
    const { id, state } = await this.agreements.toChange(tx, input.agreementId, input.version);
    const next = stateAfter(state, 'change');
    assertUsable(input, this.agreements.today(now));
    await assertTerms(tx, input);
    const { daysAhead, automaticApproval, hoursAMonth, priority = 0 } = input.privileges;
    await tx.execute(sql`
      update agreements set kind = ${input.kind}, title = ${input.title}, text = ${input.text}, state = ${next},
        valid_from = ${input.validFrom}, valid_until = ${input.validUntil}, days_ahead = ${daysAhead},
        automatic_approval = ${automaticApproval}, hours_a_month = ${hoursAMonth}, priority = ${priority},
        version = version + 1
      where id = ${id}`);
    await storeParties(effects, id, input);
    return toView(await this.agreements.toChange(tx, id));
  }
}
