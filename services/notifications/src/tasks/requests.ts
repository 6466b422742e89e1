import type { BookingSnapshot, ChangeSnapshot, SeriesSnapshot } from '#contracts';
import { tasks } from './task.js';

/** What of a series waits is told by the series. */
export const requests = tasks<BookingSnapshot>(({ bookingId, bySeries, caseNumber = null, title, people, siteName, spaceName, timeZone, start, end, applicantId, version }) =>
  bySeries === true
    ? null
    : {
        about: bookingId, version, until: end, toHouse: true,
        task: { caseNumber, title, people, siteName, spaceName, timeZone, start, end, applicantId },
      },
);

export const requestedSeries = tasks<SeriesSnapshot>(({ seriesId, title, siteName, spaceName, timeZone, occurrences, applicantId, version }) => {
  const waiting = occurrences.filter(({ state }) => state === 'requested');
  const [first] = waiting;
  if (!first) return null;
  return {
    about: seriesId, version, until: waiting.at(-1)!.end, toHouse: true,
    task: { caseNumber: null, title, people: null, siteName, spaceName, timeZone, start: first.start, end: first.end, applicantId, occurrences: waiting.length },
  };
});

export const requestedChanges = tasks<ChangeSnapshot>(({ changeId, caseNumber, title, people, siteName, spaceName, timeZone, start, end, applicantId, version }) => ({
  about: changeId, version, until: end, toHouse: true,
  task: { caseNumber, title, people, siteName, spaceName, timeZone, start, end, applicantId },
}));

/** Only what was cancelled so late that the house may have to do something about it. */
export const lateCancellations = tasks<BookingSnapshot>(
  ({ bookingId, isCancelledLate, caseNumber = null, title, people, siteName, spaceName, timeZone, start, end, applicantId, version }) =>
    isCancelledLate === true
      ? {
          about: bookingId, version, until: end, toHouse: true,
          task: { caseNumber, title, people, siteName, spaceName, timeZone, start, end, applicantId },
        }
      : null,
);
