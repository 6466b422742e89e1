import type { Language } from '#contracts';
import type { ErrorParameter } from '#kernel';
import { clockOf, dayOf, momentOf, whenOf } from '../pages/when.js';
import {
  accessibilityWords, agreementWords, audienceWords, equipmentWords, eventWords, layoutWords, offerWords, registrationWords, stateWords, visitWords, type Words,
} from './words.js';

export interface Style {
  language: Language;
  timeZone?: ErrorParameter;
}

const locales = { sv: 'sv-SE', en: 'en-GB' };

/** A parameter of a refusal as people read it; undefined where it is missing or is not what its kind demands. */
export function written(value: ErrorParameter | undefined, kind: string | undefined, style: Style): string | undefined {
  if (value === undefined || value === null) return undefined;
  const write = kind && writers[kind];
  if (write) return write(value, style);
  return typeof value === 'object' ? undefined : String(value);
}

function worded(words: Words) {
  return (value: ErrorParameter, { language }: Style) => (typeof value === 'string' ? (words[language][value] ?? value) : undefined);
}

function listedIn(words: Words) {
  return (value: ErrorParameter, style: Style) => listed(strings(value).map((word) => words[style.language][word] ?? word), style);
}

const writers: Record<string, (value: ErrorParameter, style: Style) => string | undefined> = {
  time: (value, style) => dated(value, style, momentOf),
  date: (value, style) => dated(value, { ...style, timeZone: 'UTC' }, dayOf),
  name: (value, { language }) => {
    const name = objects([value])[0]?.[language];
    return typeof name === 'string' ? name : undefined;
  },
  list: (value, style) => listed(strings(value), style),
  equipment: listedIn(equipmentWords),
  layouts: listedIn(layoutWords),
  accessibility: listedIn(accessibilityWords),
  audience: worded(audienceWords),
  duration: (value, { language }) => (typeof value === 'number' ? durationOf(value, language) : undefined),
  times: (value, style) => listed(strings(value).map((time) => dated(time, style, momentOf)), style),
  state: worded(stateWords),
  agreement: worded(agreementWords),
  offer: worded(offerWords),
  event: worded(eventWords),
  registration: worded(registrationWords),
  visit: worded(visitWords),
  obstacles: (value, style) => listed(objects(value).map((one) => obstacle(one, style)), style),
  opening: (value, style) => listed(objects(value).map((one) => openingDay(one, style)), style),
};

const strings = (value: ErrorParameter): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

type Fields = Record<string, ErrorParameter>;
const objects = (value: ErrorParameter): Fields[] =>
  Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one)) : [];

const listed = (items: (string | undefined)[], { language }: Style): string | undefined => {
  const known = items.filter((item) => item !== undefined);
  return known.length > 0 ? new Intl.ListFormat(locales[language]).format(known) : undefined;
};

type Write = (instant: string, timeZone: string, language: Language) => string;

const isTime = (value: ErrorParameter | undefined): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const dated = (value: ErrorParameter | undefined, { language, timeZone }: Style, write: Write): string | undefined =>
  isTime(value) ? write(value, zoneOf(timeZone), language) : undefined;

const zoneOf = (timeZone: ErrorParameter | undefined): string => (typeof timeZone === 'string' ? timeZone : 'Europe/Stockholm');

/** "Salen, torsdag 26 november 2026 kl. 13.00–15.00 (Klimatdialog)" */
function obstacle({ spaceName, start, end, title }: Fields, style: Style): string | undefined {
  if (!isTime(start) || !isTime(end)) return undefined;
  const when = whenOf({ start, end, timeZone: zoneOf(style.timeZone) }, style.language);
  const place = objects([spaceName ?? null])[0]?.[style.language];
  return [typeof place === 'string' ? `${place}, ` : '', when, typeof title === 'string' ? ` (${title})` : ''].join('');
}

function openingDay({ date, opens, closes, note }: Fields, style: Style): string | undefined {
  const day = dated(date, { ...style, timeZone: 'UTC' }, dayOf);
  if (!day) return undefined;
  const [from, to] = [opens, closes].map((time) => dated(time, style, clockOf));
  const reason = objects([note ?? null])[0]?.[style.language];
  const hours = from && to ? `${from}–${to}` : { sv: 'stängt', en: 'closed' }[style.language];
  return `${day} ${hours}${typeof reason === 'string' ? ` (${reason})` : ''}`;
}

const units = { sv: { day: ['dygn', 'dygn'], hour: ['timme', 'timmar'], minute: ['minut', 'minuter'] }, en: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'] } } as const;

/** "1 timme och 30 minuter" */
function durationOf(minutes: number, language: Language): string {
  const amounts = { day: Math.floor(minutes / 1440), hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 };
  const parts = (['day', 'hour', 'minute'] as const).flatMap((unit) => {
    const amount = amounts[unit];
    return amount === 0 ? [] : `${amount} ${units[language][unit][amount === 1 ? 0 : 1]}`;
  });
  return new Intl.ListFormat(locales[language]).format(parts.length > 0 ? parts : [`0 ${units[language].minute[1]}`]);
}
