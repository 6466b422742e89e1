import { Temporal } from 'temporal-polyfill';
import type { Language, StatisticsView } from '#contracts';
import type { Cell } from './spreadsheet.js';

export const statisticsTables = ['space', 'hour', 'weekday', 'month', 'organisation', 'requests'] as const;
export type StatisticsTable = (typeof statisticsTables)[number];

type Words = Record<Language, string>;

interface Table {
  headings: string[];
  rows: Cell[][];
}

const words = {
  space: { sv: 'Lokal', en: 'Space' },
  hour: { sv: 'Klockan', en: 'Hour' },
  weekday: { sv: 'Veckodag', en: 'Weekday' },
  month: { sv: 'Månad', en: 'Month' },
  organisation: { sv: 'Organisation', en: 'Organisation' },
  requests: { sv: 'Ärenden', en: 'Cases' },
  bookings: { sv: 'Bokningar', en: 'Bookings' },
  people: { sv: 'Personer', en: 'People' },
  hoursBooked: { sv: 'Bokade timmar', en: 'Hours booked' },
  hoursOpen: { sv: 'Öppna timmar', en: 'Hours open' },
  utilisation: { sv: 'Beläggning', en: 'Utilisation' },
  noShows: { sv: 'Uteblivna', en: 'No-shows' },
  cancelledLate: { sv: 'Sent avbokade', en: 'Cancelled late' },
  count: { sv: 'Antal', en: 'Number' },
  private: { sv: 'Privatpersoner', en: 'Private persons' },
  rest: { sv: 'Övriga organisationer', en: 'Other organisations' },
  unnamed: { sv: 'Okänd organisation', en: 'Unknown organisation' },
  received: { sv: 'Inkomna', en: 'Received' },
  waiting: { sv: 'Väntar på beslut', en: 'Waiting for a decision' },
  approved: { sv: 'Godkända', en: 'Approved' },
  declined: { sv: 'Avslagna', en: 'Declined' },
  withdrawn: { sv: 'Återtagna', en: 'Withdrawn' },
  cancelled: { sv: 'Avbokade', en: 'Cancelled' },
  givenAtOnce: { sv: 'Godkända direkt av regler eller avtal', en: 'Given at once by rules or an agreement' },
  leadMedian: { sv: 'Timmar från ansökan till start, median', en: 'Hours from request to start, median' },
  leadP90: { sv: 'Timmar från ansökan till start, nio av tio', en: 'Hours from request to start, nine of ten' },
  decisionMedian: { sv: 'Minuter till beslut, median', en: 'Minutes to a decision, median' },
  decisionP90: { sv: 'Minuter till beslut, nio av tio', en: 'Minutes to a decision, nine of ten' },
} satisfies Record<string, Words>;

const used = ['bookings', 'people', 'hoursBooked'] as const;
const openUse = [...used, 'hoursOpen', 'utilisation'] as const;
const missed = ['noShows', 'cancelledLate'] as const;
const states = ['received', 'waiting', 'approved', 'declined', 'withdrawn', 'cancelled', 'givenAtOnce'] as const;

/** One of the tables that statistics are made of, in words. */
export const tableOf = (by: StatisticsTable, view: StatisticsView, language: Language): Table => tables[by](view, language);

const tables: Record<StatisticsTable, (view: StatisticsView, language: Language) => Table> = {
  space: ({ bySpace }, language) => table('space', [...openUse, ...missed], language, bySpace.map((row) => [row.name[language], row])),
  hour: ({ byHour }, language) => table('hour', openUse, language, byHour.map((row) => [`${String(row.hour).padStart(2, '0')}:00`, row])),
  weekday: ({ byWeekday }, language) => table('weekday', openUse, language, byWeekday.map((row) => [dayName(row.weekday, language), row])),
  month: ({ byMonth }, language) => table('month', openUse, language, byMonth.map((row) => [row.month, row])),
  organisation: ({ byOrganisation }, language) =>
    table('organisation', used, language, byOrganisation.map((row) => [row.kind === 'organisation' ? (row.name ?? words.unnamed[language]) : words[row.kind][language], row])),
  requests: ({ requests, total, leadHours, decisionMinutes }, language) => ({
    headings: [words.requests[language], words.count[language]],
    rows: [
      ...states.map((state): Cell[] => [words[state][language], requests[state]]),
      ...missed.map((kind): Cell[] => [words[kind][language], total[kind]]),
      [words.leadMedian[language], leadHours?.median ?? null],
      [words.leadP90[language], leadHours?.p90 ?? null],
      [words.decisionMedian[language], decisionMinutes?.median ?? null],
      [words.decisionP90[language], decisionMinutes?.p90 ?? null],
    ],
  }),
};

function table<K extends keyof typeof words>(by: StatisticsTable, columns: readonly K[], language: Language, rows: [name: string, row: Record<K, Cell>][]): Table {
  return {
    headings: [by, ...columns].map((column) => words[column][language]),
    rows: rows.map(([name, row]) => [name, ...columns.map((column) => row[column])]),
  };
}

// A week that begins on a Monday.
const dayName = (weekday: number, language: Language): string =>
  Temporal.PlainDate.from('2024-01-01').add({ days: weekday - 1 }).toLocaleString(language, { weekday: 'long' });
