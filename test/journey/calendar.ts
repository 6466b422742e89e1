import ICAL from 'ical.js';

export interface CalendarEntry {
  method: string;
  uid: string;
  sequence: number;
  status: string | null;
  start: string;
  end: string;
  summary: string;
  attendee: string;
}

/** What a calendar program would understand of an invitation. ical.js shares nothing with what has written it. */
export function readInvitation(text: string): CalendarEntry {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('the invitation holds no event');
  const event = new ICAL.Event(component);
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status') as string | null,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    attendee: String(component.getFirstPropertyValue('attendee')).replace(/^mailto:/i, ''),
  };
}
