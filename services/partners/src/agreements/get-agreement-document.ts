import { getAgreementDocument, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { documentOf } from '../documents/documents.js';
import { agreementVisibleTo } from './visible-to.js';

@Answers(getAgreementDocument)
export class GetAgreementDocument {
  async execute({ input, actor, db }: QueryCall<typeof getAgreementDocument>): Promise<ReplyOf<typeof getAgreementDocument>> {
    return documentOf(db, await agreementVisibleTo(db, getAgreementDocument, actor, input.agreementId), input.copy);
  }
}
