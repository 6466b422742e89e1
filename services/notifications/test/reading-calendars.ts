import ICAL from 'ical.js';

/** A calendar as an independent reader understands it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const components = calendar.getAllSubcomponents('vevent');
  const events = components.map((component) => new ICAL.Event(component));
  const [event] = events;
  return { calendar, event: event!, component: components[0]!, events, method: calendar.getFirstPropertyValue('method') };
}

/** Each time that it takes place, from which instant until which, by its RECURRENCE-ID; of what does not recur that is empty. */
export function occurrencesIn(text: string): [recurrenceId: string, period: string][] {
  const { events } = readCalendar(text);
  const all = events.find((one) => one.isRecurring());
  if (!all) return events.map((one) => [one.isRecurrenceException() ? one.recurrenceId.toString() : '', periodOf(one)]);
  for (const exception of events.filter((one) => one.isRecurrenceException())) all.relateException(exception);
  const found: [string, string][] = [];
  const each = all.iterator();
  for (let next = each.next(); next; next = each.next()) found.push([next.toString(), periodOf(all.getOccurrenceDetails(next))]);
  return found;
}

export const timesIn = (text: string): string[] => occurrencesIn(text).map(([, period]) => period).toSorted();

const periodOf = ({ startDate, endDate }: { startDate: ICAL.Time; endDate: ICAL.Time }): string =>
  [startDate, endDate].map((time) => time.toJSDate().toISOString()).join('/');
