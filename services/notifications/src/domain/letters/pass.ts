import type { Letter, Writing } from './letter.js';

const words = {
  sv: { label: 'Ditt pass', hint: 'Visa koden vid dörren, på telefonen eller på papper.' },
  en: { label: 'Your pass', hint: 'Show the code at the door, on your phone or on paper.' },
};

/** The pass as it stands in a letter, where there is one. */
export const passOf = ({ pass, language }: Writing): Letter['pass'] => (pass ? { holds: pass.holds, ...words[language] } : null);

/** Where the pass is shown, and kept up to date. */
export const passUrl = ({ pass, publicUrl }: Writing): string | null => (pass ? `${publicUrl}/p/${pass.token}` : null);

const smsWords = { sv: 'Ditt pass', en: 'Your pass' };

/** For the end of an SMS. */
export function passInSms(writing: Writing): string | undefined {
  const url = passUrl(writing);
  return url === null ? undefined : `${smsWords[writing.language]}: ${url}`;
}
