import { liftSuppression, listDeliveries, listMessages, listSuppressions, markMessagesRead, retryDelivery } from '#contracts';
import { DeliveriesInWords, deliveriesInWords } from '../messages/deliveries-in-words.js';
import { route } from './route.js';

const messages = { tag: 'Messages' };

export const notificationsRoutes = [
  route('GET', '/messages', listMessages, messages),
  route('PUT', '/messages/read-mark', markMessagesRead, messages),
  route('GET', '/deliveries', listDeliveries, { ...messages, answeredBy: DeliveriesInWords, reply: deliveriesInWords }),
  route('POST', '/deliveries/{deliveryId}/retry', retryDelivery, messages),
  route('GET', '/suppressions', listSuppressions, messages),
  route('POST', '/suppressions/{suppressionId}/lift', liftSuppression, messages),
];
