import { Injectable } from '@nestjs/common';
import { getSigningDocument, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { agreementsWhere, type AgreementRow } from '../agreements/agreement-rows.js';
import { documentOf } from '../documents/documents.js';
import { Signings } from './signings.js';

@Injectable()
@Answers(getSigningDocument)
export class GetSigningDocument {
  constructor(private readonly signings: Signings) {}

  async execute({ input, db }: QueryCall<typeof getSigningDocument>): Promise<ReplyOf<typeof getSigningDocument>> {
    const { agreementId } = await this.signings.of(db, input.token);
    return documentOf(db, await db.one<AgreementRow>(agreementsWhere(sql`agreement.id = ${agreementId}`)), 'to-sign');
  }
}
