import { useMemo } from 'react';
import type { components } from '@/api/schema.gen';
import { said, useLanguage, type Language } from '@/words/language';
import { formatIn, type Format } from '@/words/use-format';
import { sayIn } from '@/words/use-words';
import type { Accessibility, Audience, Equipment, LayoutKind } from './kinds';
import { spaceWordsIn } from './space-words';
import words from './words.json';

export type Refusal = components['schemas']['SpaceRefusal'];

type Params = Record<string, unknown>;
type Value = string | number | boolean;

/** Says what is in the way of having a space, a sentence for each rule. @param timeZone that of the site */
export function useRefusals(timeZone: string): (refusal: Refusal) => string {
  const language = useLanguage();
  return useMemo(() => (refusal: Refusal) => refusalIn(language, timeZone, refusal), [language, timeZone]);
}

function refusalIn(language: Language, timeZone: string, { code, params }: Refusal): string {
  const say = sayIn(words, language);
  const key = `refusal.${code}`;
  if (!(key in words)) return say('refusal.other', { code });
  return say(key as 'refusal.other', { ...plain(params), ...written(code, params, language, formatIn(language, timeZone)) });
}

const plain = (params: Params): Record<string, Value> =>
  Object.fromEntries(Object.entries(params).filter((entry): entry is [string, Value] => ['string', 'number', 'boolean'].includes(typeof entry[1])));

/** Parameters as people read them: what is a time, a length or a list is written as one. */
function written(code: string, params: Params, language: Language, format: Format): Record<string, Value> {
  const spaces = spaceWordsIn(language);
  const listed = (value: unknown, word: (one: string) => string) => spaces.list(texts(value).map(word));
  // Days on which it is closed are told of too, without hours.
  const opening = objects(params['opening']).filter(({ opens, closes }) => typeof opens === 'string' && typeof closes === 'string');
  const layouts = texts(params['layouts']);
  const missing = (one: string) => (code.includes('equipment') ? spaces.equipment(one as Equipment) : spaces.accessibility(one as Accessibility));
  return {
    count: 'opening' in params ? opening.length : layouts.length,
    opening: spaces.list(opening.map(({ opens, closes }) => `${format.day(String(opens))} ${format.period(String(opens), String(closes))}`)),
    times: spaces.list(objects(params['standsInTheWay']).map(({ start, end }) => format.period(String(start), String(end)))),
    nearest: listed(params['nearest'], format.time),
    missing: listed(params['missing'], missing),
    layouts: listed(params['layouts'], (kind) => spaces.layout(kind as LayoutKind)),
    layout: typeof params['layout'] === 'string' ? spaces.layout(params['layout'] as LayoutKind) : '',
    hasLayout: String(typeof params['layout'] === 'string'),
    audience: typeof params['whoMayAsk'] === 'string' ? spaces.audience(params['whoMayAsk'] as Audience) : '',
    duration: typeof params['minutes'] === 'number' ? durationOf(params['minutes'], format, language) : '',
    ...(typeof params['earliest'] === 'string' && { earliest: format.dayAndTime(params['earliest']) }),
    ...(typeof params['latest'] === 'string' && { latest: format.dayAndTime(params['latest']) }),
    ...(typeof params['last'] === 'string' && { last: format.day(`${params['last']}T12:00:00Z`) }),
    ...(isNamed(params['name']) && { name: said(params['name'], language) }),
  };
}

const aDay = 1440;

/** A length as it is spoken of: whole days as days. */
export const durationOf = (minutes: number, format: Format, language: Language): string =>
  minutes > 0 && minutes % aDay === 0
    ? new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(minutes / aDay)
    : format.minutes(minutes);

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
const objects = (value: unknown): Params[] => (Array.isArray(value) ? value.filter((one): one is Params => typeof one === 'object' && one !== null) : []);
const isNamed = (value: unknown): value is { sv: string; en: string } => typeof value === 'object' && value !== null && 'sv' in value && 'en' in value;
