import { z } from 'zod';
import { query } from '../define.js';
import { date, id } from '../fields.js';
import { exampleIds } from './views.js';

const hours = (what: string) => z.number().describe(`${what}, in hours to two decimals`);

const use = {
  bookings: z.int().describe('Approved bookings that begin then'),
  people: z.int().describe('How many they were for'),
  hoursBooked: hours('What lies then of approved bookings, whenever they begin, without setting up and clearing up'),
};

const openUse = {
  ...use,
  hoursOpen: hours('For how long the spaces were open by the hours that the house has now, each counted by itself'),
  utilisation: z.number().nullable().describe('Hours booked for each hour open; more than 1 where much lay outside of opening. Null where nothing was open'),
};

const missed = {
  noShows: z.int().describe('Bookings that nobody came to, and that were freed; they are not among the others'),
  cancelledLate: z.int().describe('Bookings that were cancelled later than the rules of the space let anybody without a remark'),
};

const quantiles = z
  .strictObject({ median: z.int(), p90: z.int().describe('Nine of ten took no longer') })
  .nullable()
  .describe('Null where there are none');

export const statisticsView = z
  .strictObject({
    siteId: id(),
    spaceId: id().nullable(),
    timeZone: z.string().describe('By whose clocks days and hours are told'),
    from: date(),
    to: date(),
    total: z.strictObject({
      ...openUse,
      ...missed,
      noShowRate: z.number().nullable().describe('No-shows of all that were to take place'),
    }),
    bySpace: z.array(z.strictObject({ spaceId: id(), name: z.strictObject({ sv: z.string(), en: z.string() }), ...openUse, ...missed })),
    byHour: z.array(z.strictObject({ hour: z.int().describe('0 is from midnight to one'), ...openUse })),
    byWeekday: z.array(z.strictObject({ weekday: z.int().describe('1 is Monday (ISO 8601)'), ...openUse })),
    byWeekHour: z
      .array(z.strictObject({ weekday: z.int().describe('1 is Monday (ISO 8601)'), hour: z.int().describe('0 is from midnight to one'), ...openUse }))
      .describe('Every hour of a week, from Monday’s midnight'),
    byMonth: z.array(z.strictObject({ month: z.string().describe('As in 2026-11'), ...openUse })),
    byOrganisation: z
      .array(
        z.strictObject({
          kind: z.enum(['organisation', 'private', 'rest']).describe('One organisation, all private persons and sole traders, all other organisations'),
          organisationId: id().nullable(),
          name: z.string().nullable(),
          ...use,
        }),
      )
      .describe('Those with the most hours first, then the rest, then private persons'),
    requests: z
      .strictObject({
        received: z.int(),
        waiting: z.int(),
        approved: z.int(),
        declined: z.int(),
        withdrawn: z.int(),
        cancelled: z.int(),
        givenAtOnce: z.int().describe('Approved by rules or an agreement the moment that they came, whatever has become of them'),
      })
      .describe('Cases that were received in the period, as they stand now; a series is one'),
    leadHours: quantiles.describe('Whole hours from when a case was received to when its first booking begins; null where there are none'),
    decisionMinutes: quantiles.describe('Whole minutes that somebody took to approve or decline, of cases that stand so; null where there are none'),
  })
  .meta({ id: 'Statistics' });
export type StatisticsView = z.output<typeof statisticsView>;

export const showStatistics = query({
  subject: 'booking.statistics.show',
  summary: 'Show how the spaces of a site, or one of them, were used in a period of at most three years, and what became of requests',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({
    siteId: id(),
    spaceId: id().optional().describe('Of this space alone'),
    from: date(),
    to: date().describe('The last day, included'),
    organisations: z.int().min(1).max(500).default(20).describe('How many organisations are named; the others are the rest'),
  }),
  reply: statisticsView,
  errors: ['site.not-found', 'space.not-found', 'input.end-before-start', 'input.invalid'],
  example: { siteId: exampleIds.site, from: '2026-01-01', to: '2026-12-31' },
});
