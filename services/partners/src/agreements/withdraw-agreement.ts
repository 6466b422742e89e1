import { Injectable } from '@nestjs/common';
import { withdrawAgreement, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { toView } from './agreement-rows.js';
import { Agreements } from './agreements.js';

@Injectable()
@Answers(withdrawAgreement)
export class WithdrawAgreement {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, ...effects }: CommandCall<typeof withdrawAgreement>): Promise<ReplyOf<typeof withdrawAgreement>> {
    const agreement = await this.agreements.toChange(effects.tx, input.agreementId, input.version);
    return toView(await this.agreements.step(effects, agreement, 'withdraw', { reason: input.reason, endedAt: effects.now }));
  }
}
