import { Injectable } from '@nestjs/common';
import { terminateAgreement, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { toView } from './agreement-rows.js';
import { Agreements } from './agreements.js';

@Injectable()
@Answers(terminateAgreement)
export class TerminateAgreement {
  constructor(private readonly agreements: Agreements) {}

  async execute({ input, ...effects }: CommandCall<typeof terminateAgreement>): Promise<ReplyOf<typeof terminateAgreement>> {
    const agreement = await this.agreements.toChange(effects.tx, input.agreementId, input.version);
    return toView(await this.agreements.step(effects, agreement, 'terminate', { reason: input.reason, endedAt: effects.now }));
  }
}
