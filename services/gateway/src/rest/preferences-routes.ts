import { getDelivery, getPreferences, openPreferences, openWhy, savePreferences, setPreferences, unsubscribe, whyNot } from '#contracts';
import { DeliveryInWords, deliveryInWords } from '../messages/deliveries-in-words.js';
import { ExplainWhyNot, whyNotInWords } from '../messages/explain-why-not.js';
import { route } from './route.js';

const messages = { tag: 'Messages' };

/** What people want to be told, how and when; and why they were told something, or not. */
export const preferencesRoutes = [
  route('GET', '/deliveries/{deliveryId}', getDelivery, { ...messages, answeredBy: DeliveryInWords, reply: deliveryInWords }),
  route('GET', '/message-explanations', whyNot, { ...messages, answeredBy: ExplainWhyNot, reply: whyNotInWords }),
  route('GET', '/message-links/{token}', openWhy, messages),
  route('GET', '/people/{personId}/message-preferences', getPreferences, messages),
  route('PATCH', '/people/{personId}/message-preferences', setPreferences, messages),
  route('GET', '/message-preference-links/{token}', openPreferences, messages),
  route('PATCH', '/message-preference-links/{token}', savePreferences, messages),
  route('POST', '/message-preference-links/{token}/unsubscription', unsubscribe, messages),
];
