import ICAL from 'ical.js';

/** A calendar as an independent reader understands it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const components = calendar.getAllSubcomponents('vevent');
  const events = components.map((component) => new ICAL.Event(component));
  const [event] = events;
  return { calendar, event: event!, component: components[0]!, events, method: calendar.getFirstPropertyValue('method') };
}

/** When it takes place, of what recurs each time: from which instant until which. */
export function timesIn(text: string): string[] {
  const { events } = readCalendar(text);
  const all = events.find((one) => one.isRecurring());
  if (!all) return events.map(({ startDate, endDate }) => period(startDate, endDate));
  for (const exception of events.filter((one) => one.isRecurrenceException())) all.relateException(exception);
  const times: string[] = [];
  const each = all.iterator();
  for (let next = each.next(); next; next = each.next()) {
    const { startDate, endDate } = all.getOccurrenceDetails(next);
    times.push(period(startDate, endDate));
  }
  return times.toSorted();
}

const period = (start: ICAL.Time, end: ICAL.Time): string => [start, end].map((time) => time.toJSDate().toISOString()).join('/');
