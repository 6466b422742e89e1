import type { Language, RegistrationView } from '#contracts';
import { button, facts, warning } from './forms.js';
import { escaped, otherLanguage, page } from './html.js';
import { momentOf, whenOf } from './when.js';

const words = {
  sv: {
    when: 'När', where: 'Var', online: 'På nätet', title: 'Din anmälan', accept: 'Ta platsen', decline: 'Avstå platsen', withdraw: 'Ta tillbaka anmälan',
    leave: 'Lämna kön', sure: 'Platsen går då till den som står på tur.', again: 'Till evenemanget', over: 'Evenemanget är över.',
    states: {
      confirmed: 'Du har en plats.', withdrawn: 'Du har tagit tillbaka din anmälan. Du kan anmäla dig igen på evenemangets sida.',
      lapsed: 'Du tog inte platsen i tid, och den har gått vidare. Du kan ställa dig i kön igen på evenemangets sida.', cancelled: 'Evenemanget är inställt.',
    },
    waiting: (place: number | null) => (place === null ? 'Du står i kön.' : `Du står på plats ${place} i kön.`),
    offered: (until: string | null) => (until === null ? 'En plats hålls åt dig.' : `En plats hålls åt dig till ${until}. Ta den före dess, annars går den vidare.`),
  },
  en: {
    when: 'When', where: 'Where', online: 'Online', title: 'Your registration', accept: 'Take the seat', decline: 'Give the seat up', withdraw: 'Withdraw the registration',
    leave: 'Leave the list', sure: 'The seat then goes to whoever is next.', again: 'To the event', over: 'The event is over.',
    states: {
      confirmed: 'You have a seat.', withdrawn: 'You have withdrawn your registration. You can register again on the page of the event.',
      lapsed: 'You did not take the seat in time, and it has gone on. You can join the list again on the page of the event.', cancelled: 'The event is cancelled.',
    },
    waiting: (place: number | null) => (place === null ? 'You are on the waiting list.' : `You are number ${place} on the waiting list.`),
    offered: (until: string | null) => (until === null ? 'A seat is kept for you.' : `A seat is kept for you until ${until}. Take it before then, or it goes on.`),
  },
};

/** What somebody has by the link in her message, and what she can do about it. @param refusal why the last thing could not be done */
export function registrationPage(registration: RegistrationView, token: string, language: Language, refusal?: string): string {
  const text = words[language];
  const body = `<p class="quiet">${text.title}</p>
<h1>${escaped(registration.eventTitle[language])}</h1>
${refusal ? warning(refusal) : ''}
<div class="note" role="status"><p>${escaped(stateOf(registration, language))}</p></div>
${facts([[text.when, whenOf(registration, language)], [text.where, placeOf(registration, language)]])}
${actionsOf(registration, `/r/${encodeURIComponent(token)}`, language)}
<nav><a href="/programme/${encodeURIComponent(registration.eventSlug)}?language=${language}">${text.again}</a> ${otherLanguage(language)}</nav>`;
  return page({ language, title: `${text.title}: ${registration.eventTitle[language]}`, body });
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

function placeOf({ spaceName, siteName, attendance }: RegistrationView, language: Language): string | null {
  const room = [spaceName, siteName].flatMap((name) => name?.[language] ?? []).join(', ');
  const parts = [...(attendance === 'online' || !room ? [] : [room]), ...(attendance === 'on-site' ? [] : [words[language].online])];
  return parts.length > 0 ? parts.join(' · ') : null;
}
