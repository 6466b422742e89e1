import { Injectable } from '@nestjs/common';
import type { getAgreementDocument, RawInputOf, ReplyOf } from '#contracts';
import { Services } from '../actor/services.js';
import { shown } from './disposition.js';
import type { Call, Handler } from './endpoint.js';

/** Answers a document itself, under its own name, and with its hash as the tag that tells whether it has changed. */
@Injectable()
export class SendDocument implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ endpoint, input, caller, reply }: Call<RawInputOf<typeof getAgreementDocument>>): Promise<Buffer> {
    const { fileName, hash, pdf } = (await this.services.call(endpoint.contract!, input, caller.actor)) as ReplyOf<typeof getAgreementDocument>;
    void reply.header('ETag', `"${hash}"`).header('Content-Disposition', shown(fileName));
    return Buffer.from(pdf, 'base64');
  }
}
