import { Temporal } from 'temporal-polyfill';
import { DomainError, type FieldError } from '#kernel';

/** The parts of an RRULE (RFC 5545, 3.3.10), by name. */
export type RuleParts = ReadonlyMap<string, string>;

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';
const listOf = (item: string) => new RegExp(`^${item}(?:,${item})*$`);
const upTo = (most: number) => (text: string) => text.split(',').every((one) => Math.abs(Number(one)) >= 1 && Math.abs(Number(one)) <= most);

interface Part {
  form: RegExp;
  holds?: (text: string) => boolean;
  /** The frequencies that it may stand with; all where it is left out. */
  with?: readonly string[];
}

const dates = '[+-]?\\d{1,3}';
const parts: Record<string, Part> = {
  FREQ: { form: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/ },
  INTERVAL: { form: /^\d{1,4}$/, holds: upTo(1000) },
  COUNT: { form: /^\d{1,9}$/, holds: (text) => Number(text) >= 1 },
  UNTIL: { form: /^\d{8}(?:T\d{6}Z?)?$/, holds: isDate },
  BYDAY: { form: listOf(`(?:[+-]?[1-9]\\d?)?${weekday}`) },
  BYMONTHDAY: { form: listOf(dates), holds: upTo(31), with: ['DAILY', 'MONTHLY', 'YEARLY'] },
  BYMONTH: { form: listOf('\\d{1,2}'), holds: upTo(12) },
  BYYEARDAY: { form: listOf(dates), holds: upTo(366), with: ['YEARLY'] },
  BYWEEKNO: { form: listOf(dates), holds: upTo(53), with: ['YEARLY'] },
  BYSETPOS: { form: listOf(dates), holds: upTo(366) },
  WKST: { form: new RegExp(`^${weekday}$`) },
};

const finer = new Set(['HOURLY', 'MINUTELY', 'SECONDLY']);
const withinTheDay = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND']);

/** @throws DomainError `input.invalid` with everything that is wrong with the rule */
export function readRule(text: string): RuleParts {
  const pairs = text.toUpperCase().replace(/^RRULE:/, '').split(';').map(pairOf);
  const rule = new Map(pairs);
  const wrong = pairs.flatMap(([name, value], index) => {
    if (pairs.findIndex(([other]) => other === name) < index) return inRule(`${name} stands twice`);
    return wrongPart(name, value, rule.get('FREQ') ?? '') ?? [];
  });
  const all = [...wrong, ...[...wrongTogether(rule)].map((message) => inRule(message))];
  if (all.length > 0) throw new DomainError('input.invalid', {}, all);
  return rule;
}

export const writeRule = (rule: RuleParts): string => [...rule].map(([name, value]) => `${name}=${value}`).join(';');

const pairOf = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
};

const inRule = (message: string, code = 'not-a-rule'): FieldError => ({ field: 'rrule', code, message });

function wrongPart(name: string, value: string, frequency: string): FieldError | undefined {
  if (withinTheDay.has(name)) return inRule(`${name}: an occurrence is at the time of day of the first`, 'finer-than-days');
  if (name === 'FREQ' && finer.has(value)) return inRule(`FREQ=${value}: daily is the finest`, 'finer-than-days');
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!part) return inRule(`${name.slice(0, 20)} is no part of a rule that is understood`);
  if (!part.form.test(value) || part.holds?.(value) === false) return inRule(`${name} cannot be ${value.slice(0, 40)}`);
  if (part.with && !part.with.includes(frequency)) return inRule(`${name} cannot stand with FREQ=${frequency.slice(0, 20)}`);
  return undefined;
}

function* wrongTogether(rule: RuleParts): Generator<string> {
  const frequency = rule.get('FREQ') ?? '';
  if (!frequency) yield 'FREQ is missing';
  if (rule.has('COUNT') && rule.has('UNTIL')) yield 'COUNT and UNTIL cannot both stand';
  const isNumbered = /\d/.test(rule.get('BYDAY') ?? '');
  if (isNumbered && !['MONTHLY', 'YEARLY'].includes(frequency)) yield `BYDAY cannot be numbered with FREQ=${frequency.slice(0, 20)}`;
  if (isNumbered && rule.has('BYWEEKNO')) yield 'BYDAY cannot be numbered with BYWEEKNO';
  const chooses = [...rule.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  if (rule.has('BYSETPOS') && !chooses) yield 'BYSETPOS needs another BY part to choose among';
}

function isDate(text: string): boolean {
  try {
    localOf(text);
    return true;
  } catch {
    return false;
  }
}

/** UNTIL by the clocks of the zone: a date is all of that day. */
export function untilOf(rule: RuleParts, timeZone: string): Temporal.PlainDateTime | undefined {
  const text = rule.get('UNTIL');
  if (text === undefined) return undefined;
  const local = localOf(text);
  return text.endsWith('Z') ? local.toZonedDateTime('UTC').withTimeZone(timeZone).toPlainDateTime() : local;
}

function localOf(text: string): Temporal.PlainDateTime {
  const [date, time] = text.replace('Z', '').split('T');
  const day = Temporal.PlainDate.from(date!.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), { overflow: 'reject' });
  return day.toPlainDateTime(time ? time.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1:$2:$3') : '23:59:59');
}

/** The same rule until this instant, both it and what it had before of an end replaced. */
export function endingAt(rule: RuleParts, last: Temporal.Instant): RuleParts {
  const ended = new Map(rule);
  ended.delete('COUNT');
  // Where the first occurrence has a time zone, UNTIL is in UTC.
  ended.set('UNTIL', last.round('second').toString().replaceAll(/[-:]/g, ''));
  return ended;
}
