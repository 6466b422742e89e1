import type { Language, RegistrationView } from '#contracts';
import { button, facts, notice, warning } from './forms.js';
import { escaped, page } from './html.js';
import { momentOf, whenOf } from './when.js';

const words = {
  sv: {
    when: 'När', where: 'Var', address: 'Adress', online: 'På nätet', follow: 'Följ med på nätet', title: 'Din anmälan', accept: 'Ta platsen', decline: 'Avstå platsen', withdraw: 'Lämna återbud',
    leave: 'Lämna väntelistan', sure: 'Är du säker? Platsen går då till den som står på tur.', again: 'Till evenemanget', over: 'Evenemanget är över.',
    states: {
      confirmed: 'Du har en plats.', withdrawn: 'Du har lämnat återbud. Du kan anmäla dig igen på evenemangets sida.',
      lapsed: 'Du tog inte platsen i tid, och den har gått vidare. Du kan ställa dig på väntelistan igen på evenemangets sida.', cancelled: 'Evenemanget är inställt.',
    },
    waiting: (place: number | null) => (place === null ? 'Du står på väntelistan.' : `Du har plats ${place} på väntelistan.`),
    offered: (until: string | null) => (until === null ? 'En plats hålls åt dig.' : `En plats hålls åt dig till ${until}. Ta den före dess, annars går den vidare.`),
  },
  en: {
    when: 'When', where: 'Where', address: 'Address', online: 'Online', follow: 'Follow online', title: 'Your registration', accept: 'Take the seat', decline: 'Decline the seat', withdraw: 'Give up your seat',
    leave: 'Leave the waiting list', sure: 'Are you sure? The seat then goes to whoever is next.', again: 'To the event', over: 'The event is over.',
    states: {
      confirmed: 'You have a seat.', withdrawn: 'You are no longer registered. You can register again on the event’s page.',
      lapsed: 'You did not take the seat in time, and it has gone to somebody else. You can join the waiting list again on the event’s page.', cancelled: 'The event is cancelled.',
    },
    waiting: (place: number | null) => (place === null ? 'You are on the waiting list.' : `You are number ${place} on the waiting list.`),
    offered: (until: string | null) => (until === null ? 'A seat is kept for you.' : `A seat is kept for you until ${until}. Take it before then, or it goes to the next person.`),
  },
};

/** What somebody has by the link in her message, and what she can do about it. @param refusal why the last thing could not be done */
export function registrationPage(registration: RegistrationView, token: string, language: Language, refusal?: string): string {
  const text = words[language];
  const path = `/r/${encodeURIComponent(token)}`;
  const body = `<p class="quiet">${text.title}</p>
<h1>${escaped(registration.eventTitle[language])}</h1>
${refusal ? warning(refusal) : ''}
${notice(stateOf(registration, language))}
${facts([[text.when, whenOf(registration, language)], [text.where, placeOf(registration, language)], [text.address, registration.address]])}
${onlineAt(registration, language)}
${actionsOf(registration, path, language)}
<nav><a href="/programme/${encodeURIComponent(registration.eventSlug)}?language=${language}">${text.again}</a></nav>`;
  return page({ language, title: `${text.title}: ${registration.eventTitle[language]}`, body, path });
}

function stateOf({ state, eventState, place, offerExpiresAt, timeZone }: RegistrationView, language: Language): string {
  const { states, waiting, offered, over } = words[language];
  if (eventState === 'over' && isLive(state)) return over;
  if (state === 'waiting') return waiting(place);
  if (state === 'offered') return offered(offerExpiresAt && momentOf(offerExpiresAt, timeZone, language));
  return states[state];
}

const isLive = (state: RegistrationView['state']): boolean => ['confirmed', 'waiting', 'offered'].includes(state);

function actionsOf({ state, eventState }: RegistrationView, base: string, language: Language): string {
  const { accept, decline, withdraw, leave, sure } = words[language];
  if (eventState !== 'published') return '';
  const away = (text: string) => button(`${base}/withdrawal?language=${language}`, text, 'second');
  if (state === 'offered') return `${button(`${base}/acceptance?language=${language}`, accept)}\n${away(decline)}`;
  if (state === 'waiting') return away(leave);
  return state === 'confirmed' ? `<details><summary>${withdraw}</summary>\n<p>${sure}</p>\n${away(withdraw)}</details>` : '';
}

const onlineAt = ({ onlineUrl }: RegistrationView, language: Language): string =>
  onlineUrl === null ? '' : `<p><a href="${escaped(onlineUrl)}">${words[language].follow}</a></p>`;

function placeOf({ spaceName, siteName, attendance }: RegistrationView, language: Language): string | null {
  const room = [spaceName, siteName].flatMap((name) => name?.[language] ?? []).join(', ');
  const parts = [...(attendance === 'online' || !room ? [] : [room]), ...(attendance === 'on-site' ? [] : [words[language].online])];
  return parts.length > 0 ? parts.join(' · ') : null;
}
