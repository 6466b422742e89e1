import type { Language, PassView } from '#contracts';
import { facts } from './forms.js';
import { escaped, page } from './html.js';
import { whenOf } from './when.js';

const words = {
  sv: {
    title: 'Ditt pass', code: 'QR-kod som släpper in dig', show: 'Visa koden vid entrén, på skärmen eller utskriven.', when: 'När', where: 'Var', valid: 'Passet gäller',
    cancelled: 'Besöket är avbokat, och passet gäller inte längre.', inside: 'Du är inne. Visa koden igen när du går.', left: 'Du har lämnat huset.',
  },
  en: {
    title: 'Your pass', code: 'QR code that lets you in', show: 'Show the code at the entrance, on the screen or on paper.', when: 'When', where: 'Where', valid: 'The pass is valid',
    cancelled: 'The visit is cancelled, and the pass is no longer valid.', inside: 'You are inside. Show the code again when you leave.', left: 'You have left the house.',
  },
};

/** @param code the pass as a QR code in SVG; none where it is not valid any more */
export function passPage(pass: PassView, code: string | undefined, language: Language): string {
  const text = words[language];
  const { title, timeZone, siteName, spaceName, address, state } = pass;
  const when = whenOf({ start: pass.expectedFrom, end: pass.expectedUntil, timeZone }, language);
  const where = [spaceName?.[language], siteName[language], address].filter(Boolean).join(', ');
  const valid = whenOf({ start: pass.validFrom, end: pass.validUntil, timeZone }, language);
  const body = `<p class="quiet">${text.title}</p>
<h1>${escaped(title[language])}</h1>
${code ? `<div class="code">${code.replace('<svg ', `<svg role="img" aria-label="${text.code}" `)}</div>` : ''}
<div class="${state === 'cancelled' ? 'warn' : 'note'}"><p>${state === 'expected' ? text.show : text[state]}</p></div>
${facts([[text.when, when], [text.where, where], [text.valid, code ? valid : null]])}`;
  return page({ language, title: `${text.title}: ${title[language]}`, body });
}
