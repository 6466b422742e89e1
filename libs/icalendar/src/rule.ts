import ICAL from 'ical.js';
import type { Property } from './component.js';

/** RRULE as jCal has it. @param text as `FREQ=WEEKLY;UNTIL=20270401T215959Z` */
export const ruleOf = (text: string): Property => ['rrule', {}, 'recur', ICAL.Recur.fromString(text).toJSON() as Record<string, unknown>];
