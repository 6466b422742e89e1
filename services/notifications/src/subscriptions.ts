import { agreementAnonymised, personErased, personRecorded } from '#contracts';
import { on, type Subscription } from '#messaging';
import { RewordMessagesWhenAgreementAnonymised } from './agreements/reword-messages-when-agreement-anonymised.js';
import type { Message } from './announcing/message.js';
import { telling } from './announcing/telling.js';
import { ForgetPersonWhenErased } from './people/forget-person-when-erased.js';
import { RecordPersonWhenRecorded } from './people/record-person-when-recorded.js';

/** Every fact that this service reacts to: those that a message follows, and these. */
export const subscriptionsFor = (messages: readonly Message[]): Subscription[] => [
  ...messages.flatMap(telling),
  on(agreementAnonymised, RewordMessagesWhenAgreementAnonymised),
  on(personRecorded, RecordPersonWhenRecorded),
  on(personErased, ForgetPersonWhenErased),
];
