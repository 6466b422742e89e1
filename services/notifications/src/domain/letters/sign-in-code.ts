import type { Language } from '../message.js';
import { blank, type Letter, greet } from './letter.js';

interface SignIn {
  code: string;
  /** How long the code can be used, from now. */
  minutes: number;
  house: string;
}

/** The code stands in the body alone: subjects are shown on locked screens and kept in the logs of mail servers. */
export const signInCode = (signIn: SignIn, language: Language): Letter => ({
  ...blank,
  language,
  greeting: greet(null, language),
  code: signIn.code,
  ...(language === 'sv' ? sv(signIn) : en(signIn)),
});

const sv = ({ minutes, house }: SignIn) => ({
  subject: `Din kod för att logga in i ${house}`,
  heading: 'Din kod för att logga in',
  paragraphs: [
    `Skriv in koden där du började logga in. Den gäller i ${minutes === 1 ? 'en minut' : `${minutes} minuter`} och kan användas en gång.`,
    'Vi frågar aldrig efter koden på annat sätt. Ge den inte till någon.',
  ],
  footer: 'Har du inte försökt logga in? Då kan du bortse från mejlet; ingen kommer in utan koden.',
});

const en = ({ minutes, house }: SignIn) => ({
  subject: `Your code for signing in to ${house}`,
  heading: 'Your code for signing in',
  paragraphs: [
    `Enter the code where you began to sign in. It is valid for ${minutes === 1 ? 'one minute' : `${minutes} minutes`} and can be used once.`,
    'We never ask for the code in any other way. Give it to nobody.',
  ],
  footer: 'You did not try to sign in? Then ignore this e-mail; nobody gets in without the code.',
});
