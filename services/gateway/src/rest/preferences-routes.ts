import { getPreferences, openPreferences, savePreferences, setPreferences, unsubscribe } from '#contracts';
import { route } from './route.js';

const messages = { tag: 'Messages' };

/** What people want to be told, how and when. */
export const preferencesRoutes = [
  route('GET', '/people/{personId}/message-preferences', getPreferences, messages),
  route('PATCH', '/people/{personId}/message-preferences', setPreferences, messages),
  route('GET', '/message-preference-links/{token}', openPreferences, messages),
  route('PATCH', '/message-preference-links/{token}', savePreferences, messages),
  route('POST', '/message-preference-links/{token}/unsubscription', unsubscribe, messages),
];
