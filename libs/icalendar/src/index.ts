export type { Component, Property } from './component.js';
export { inUtc, writeCalendar } from './j-cal.js';
export { ruleOf } from './rule.js';
export { byTheClock, timeZoneOf } from './time-zone.js';
export { timesOf, zonesOf, type Period } from './times.js';
