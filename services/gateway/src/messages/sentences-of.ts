import type { Language, ReplyOf, Verdict, whyNot } from '#contracts';
import { momentOf } from '../pages/when.js';
import { absenceWords, stateWords, whyWords } from './delivery-words.js';

const sinceWord: Record<Language, string> = { sv: 'Sedan', en: 'Since' };
const atWords: Record<Language, Partial<Record<Verdict['code'], (moment: string) => string>>> = {
  sv: { sent: (at) => `Skickat ${at}.`, delivered: (at) => `Framme ${at}.`, queued: (at) => `Väntar till ${at}.` },
  en: { sent: (at) => `Sent ${at}.`, delivered: (at) => `Delivered ${at}.`, queued: (at) => `Waits until ${at}.` },
};

/** What became of a message, or why there is none, in words. */
export function sentenceOf({ code, why, since, at }: Verdict, timeZone: string, language: Language): string {
  if (code in absenceWords) return absenceWords[code as keyof typeof absenceWords][language];
  const moment = at === null ? null : momentOf(at, timeZone, language);
  const state = (moment !== null && atWords[language][code]?.(moment)) || stateWords[code as keyof typeof stateWords][language];
  const reason = why === null ? '' : ` ${whyWords[why]?.[language] ?? ''}`;
  return `${state}${reason}`.trim() + sinceOf(since, timeZone, language);
}

type Obstacle = ReplyOf<typeof whyNot>['obstacles'][number];

/** What stands in the way, in words. */
export const obstacleSentence = ({ code, since }: Obstacle, timeZone: string, language: Language): string =>
  (code === 'sms-not-wanted' ? absenceWords[code] : whyWords[code])![language] + sinceOf(since, timeZone, language);

const sinceOf = (since: string | null, timeZone: string, language: Language): string =>
  since === null ? '' : ` ${sinceWord[language]} ${momentOf(since, timeZone, language)}.`;
