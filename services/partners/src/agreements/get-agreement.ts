import { getAgreement, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { toView } from './agreement-rows.js';
import { agreementVisibleTo } from './visible-to.js';

@Answers(getAgreement)
export class GetAgreement {
  async execute({ input, actor, db }: QueryCall<typeof getAgreement>): Promise<ReplyOf<typeof getAgreement>> {
    return toView(await agreementVisibleTo(db, getAgreement, actor, input.agreementId));
  }
}
