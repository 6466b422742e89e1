import {
  changeAgreement, draftAgreement, getAgreement, getAgreementDocument, getSigningDocument, listAgreements, openSigning, sendAgreement, signAgreement,
  terminateAgreement, withdrawAgreement,
} from '#contracts';
import { route } from './route.js';
import { SendDocument } from './send-document.js';

const agreements = { tag: 'Agreements' };
const document = { ...agreements, answeredBy: SendDocument, reply: undefined, replyType: 'application/pdf' };

export const agreementsRoutes = [
  route('GET', '/agreements', listAgreements, agreements),
  route('POST', '/agreements', draftAgreement, { ...agreements, created: '/agreements/{id}' }),
  route('GET', '/agreements/{agreementId}', getAgreement, agreements),
  route('PATCH', '/agreements/{agreementId}', changeAgreement, agreements),
  route('POST', '/agreements/{agreementId}/sending', sendAgreement, agreements),
  route('POST', '/agreements/{agreementId}/withdrawal', withdrawAgreement, agreements),
  route('POST', '/agreements/{agreementId}/termination', terminateAgreement, agreements),
  route('GET', '/agreements/{agreementId}/document', getAgreementDocument, document),
  route('GET', '/signings/{token}', openSigning, agreements),
  route('GET', '/signings/{token}/document', getSigningDocument, document),
  route('POST', '/signings/{token}/signature', signAgreement, agreements),
];
