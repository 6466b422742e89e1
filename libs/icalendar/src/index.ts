export { inUtc, writeCalendar, type Component, type Property } from './j-cal.js';
export { ruleOf } from './rule.js';
export { byTheClock, timeZoneOf } from './time-zone.js';
export { timesOf, zonesOf, type Period } from './times.js';
