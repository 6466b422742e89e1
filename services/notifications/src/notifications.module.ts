import { Clock } from '#kernel';
import { SETTINGS, defineService } from '#platform';
import { Announcer } from './announcing/announcer.js';
import { Ways } from './announcing/ways.js';
import { ListMessages } from './app-messages/list-messages.js';
import { MarkMessagesRead } from './app-messages/mark-messages-read.js';
import type { Message } from './announcing/message.js';
import { MessageTable } from './announcing/message-table.js';
import { CodeRetention } from './sign-in-codes/code-retention.js';
import { Courier } from './deliveries/courier.js';
import { Owners } from './deliveries/owners.js';
import { DeliverySender } from './deliveries/delivery-sender.js';
import { MessageRetention } from './deliveries/message-retention.js';
import { MessageWriter } from './deliveries/message-writer.js';
import { Settlements } from './deliveries/settlements.js';
import { ListDeliveries } from './deliveries/list-deliveries.js';
import { RetryDelivery } from './deliveries/retry-delivery.js';
import { MessageLinks } from './links/message-links.js';
import { ShortLinks } from './links/short-links.js';
import { MailboxWorker } from './mailbox/mailbox-worker.js';
import { mailChannelOf, MailChannel, smsChannelOf, SmsChannel } from './providers/channels.js';
import { projections } from './people/projections.js';
import { GetPreferences } from './preferences/get-preferences.js';
import { OpenPreferences } from './preferences/open-preferences.js';
import { SavePreferences } from './preferences/save-preferences.js';
import { SetPreferences } from './preferences/set-preferences.js';
import { Unsubscribe } from './preferences/unsubscribe.js';
import { companions, settings } from './settings.js';
import { SendSignInCode } from './sign-in-codes/send-sign-in-code.js';
import { EarlyReports } from './sms/early-reports.js';
import { operatorOf } from './sms/operator.js';
import { SmsSender } from './sms/sms-sender.js';
import { TakeSmsReport } from './sms/take-sms-report.js';
import { messages } from './messages.js';
import { subscriptionsFor } from './subscriptions.js';
import { LiftSuppression } from './suppressions/lift-suppression.js';
import { ListSuppressions } from './suppressions/list-suppressions.js';
import { GetDelivery } from './why/get-delivery.js';
import { OpenWhy } from './why/open-why.js';
import { WhyNot } from './why/why-not.js';
import { Refusals } from './suppressions/refusals.js';

/** The service with these messages. */
export const notificationsServiceWith = (table: readonly Message[]) =>
  defineService({
    name: 'notifications',
    useCases: [
      SendSignInCode,
      ListSuppressions, LiftSuppression, ListDeliveries, RetryDelivery, ListMessages, MarkMessagesRead, GetPreferences, SetPreferences, OpenPreferences, SavePreferences, Unsubscribe, GetDelivery, OpenWhy, WhyNot, TakeSmsReport,
    ],
    subscriptions: subscriptionsFor(table),
    projections,
    workers: [DeliverySender, MailboxWorker, CodeRetention, MessageRetention, EarlyReports],
    settings,
    companions,
    providers: [
      Announcer,
      Ways,
      { provide: MessageTable, useFactory: () => new MessageTable(table) },
      Courier,
      MessageWriter,
      Settlements,
      Refusals,
      MessageLinks,
      ShortLinks,
      Owners,
      { provide: MailChannel, inject: [SETTINGS, Clock], useFactory: mailChannelOf },
      { provide: SmsSender, inject: [SETTINGS], useFactory: operatorOf },
      { provide: SmsChannel, inject: [SmsSender, SETTINGS, Clock], useFactory: smsChannelOf },
    ],
  });

export const notificationsService = notificationsServiceWith(messages);
