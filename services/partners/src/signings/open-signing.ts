import { Injectable } from '@nestjs/common';
import { openSigning, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { agreementsWhere, type AgreementRow } from '../agreements/agreement-rows.js';
import { Signings, toSigningView } from './signings.js';

@Injectable()
@Answers(openSigning)
export class OpenSigning {
  constructor(private readonly signings: Signings) {}

  async execute({ input, db }: QueryCall<typeof openSigning>): Promise<ReplyOf<typeof openSigning>> {
    const { agreementId, partyId } = await this.signings.of(db, input.token);
    return toSigningView(await db.one<AgreementRow>(agreementsWhere(sql`agreement.id = ${agreementId}`)), partyId);
  }
}
