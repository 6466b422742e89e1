import type { Language, ProgrammeItem, RegistrationState } from '#contracts';
import { field, notice, warning, type Wrong } from './forms.js';
import { momentOf } from './when.js';

const words = {
  sv: {
    title: 'Anmälan', queue: 'Ställ dig på väntelistan',
    full: (waiting: number) => `Alla platser är tagna. Blir en plats ledig erbjuds den till den som har väntat längst.${waiting > 0 ? ` ${waiting} väntar nu.` : ''}`,
    name: 'Namn', email: 'E-post', phone: 'Mobilnummer', bySms: 'Jag vill få besked som sms också', send: 'Anmäl mig', join: 'Ställ mig på väntelistan',
    hint: 'Behövs bara för sms.', use: 'Vi använder uppgifterna för att ge dig besked om evenemanget och för att ta emot dig. I bekräftelsen finns en länk där du kan lämna återbud.',
    opens: (when: string) => `Anmälan öppnar ${when}.`, closed: (when: string) => `Anmälan stängde ${when}.`, wrong: 'Anmälan gick inte att skicka. Rätta det som är markerat.',
    taken: {
      confirmed: 'Du har en plats. En bekräftelse kommer till din e-post.', waiting: 'Du står på väntelistan. Besked kommer till din e-post när en plats blir ledig.',
      offered: 'En plats hålls åt dig. Ta den genom länken i meddelandet till din e-post.',
    },
  },
  en: {
    title: 'Register', queue: 'Join the waiting list', full: (waiting: number) => `All seats are taken. If one becomes free it is offered to whoever has waited longest.${waiting > 0 ? ` ${waiting === 1 ? '1 person is' : `${waiting} people are`} waiting now.` : ''}`,
    name: 'Name', email: 'E-mail', phone: 'Mobile number', bySms: 'Tell me by text message, too', send: 'Register', join: 'Put me on the waiting list',
    hint: 'Only needed for text messages.', use: 'We use this to tell you about the event and to receive you. The confirmation has a link where you can give up your seat.',
    opens: (when: string) => `Registration opens ${when}.`, closed: (when: string) => `Registration closed ${when}.`, wrong: 'The registration could not be sent. Correct what is marked.',
    taken: {
      confirmed: 'You have a seat. A confirmation is on its way to your e-mail.', waiting: 'You are on the waiting list. We will e-mail you when a seat is free.',
      offered: 'A seat is kept for you. Take it with the link that we have e-mailed you.',
    },
  },
};

/** What a registration has come to, as long as there is something to tell. */
export function registeredNotice(state: unknown, language: Language): string | undefined {
  const { taken } = words[language];
  return Object.hasOwn(taken, String(state)) ? notice(taken[state as keyof typeof taken]) : undefined;
}

export const isTold = (state: RegistrationState): boolean => Object.hasOwn(words.sv.taken, state);

interface Attempt {
  values: Record<string, string>;
  wrong: Wrong;
}

/** The form of an event that can be registered for, or why it cannot; with what was written in it, where that did not go through. */
export function registeringForm(event: ProgrammeItem, language: Language, now: Date, { values, wrong }: Attempt = { values: {}, wrong: {} }): string {
  const text = words[language];
  if (event.state !== 'published') return '';
  const closed = closedNotice(event, language, now);
  if (closed) return `<h2>${text.title}</h2>\n${notice(closed)}`;
  const isFull = event.seatsLeft === 0;
  const isWrong = Object.keys(wrong).length > 0;
  return `<h2>${isFull ? text.queue : text.title}</h2>
${isFull ? `<p>${text.full(event.waiting)}</p>` : ''}
${isWrong ? warning(text.wrong) : ''}
<form method="post" action="/programme/${encodeURIComponent(event.slug)}/registrations?language=${language}">
${field({ name: 'name', label: text.name, type: 'text', autocomplete: 'name' }, language, values, wrong)}
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'email' }, language, values, wrong)}
${field({ name: 'phone', label: text.phone, type: 'tel', autocomplete: 'tel', hint: text.hint, isOptional: true }, language, values, wrong)}
<div class="field choice"><input id="bySms" name="bySms" type="checkbox" value="true"${values.bySms ? ' checked' : ''}><label for="bySms">${text.bySms}</label></div>
<p class="quiet">${text.use}</p>
<button>${isFull ? text.join : text.send}</button>
</form>`;
}

function closedNotice({ registrationOpens, registrationCloses, timeZone }: ProgrammeItem, language: Language, now: Date): string | undefined {
  const { opens, closed } = words[language];
  if (registrationOpens && Date.parse(registrationOpens) > now.getTime()) return opens(momentOf(registrationOpens, timeZone, language));
  return Date.parse(registrationCloses) <= now.getTime() ? closed(momentOf(registrationCloses, timeZone, language)) : undefined;
}
