import type { Temporal } from 'temporal-polyfill';
import type { Component, Property } from './component.js';

/** A change of clocks. */
export interface ClockChange {
  /** By the clocks as they were. */
  at: Temporal.PlainDateTime;
  /** The offset before it, and after it: `+01:00`. */
  from: string;
  to: string;
  isForward: boolean;
}

/** As a part of a VTIMEZONE (RFC 5545, 3.6.5). @param rule by which it comes back; where there is none it does not */
export const observed = ({ at, from, to, isForward }: ClockChange, ...rule: Property[]): Component => [
  isForward ? 'daylight' : 'standard',
  [
    ['dtstart', {}, 'date-time', at.toString({ smallestUnit: 'second' })],
    ['tzoffsetfrom', {}, 'utc-offset', from],
    ['tzoffsetto', {}, 'utc-offset', to],
    ...rule,
  ],
  [],
];
