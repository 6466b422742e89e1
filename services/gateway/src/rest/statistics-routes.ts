import { z } from 'zod';
import { language, showStatistics } from '#contracts';
import { StatisticsSpreadsheet } from '../statistics/statistics-handlers.js';
import { statisticsTables } from '../statistics/statistics-tables.js';
import type { Endpoint } from './endpoint.js';
import { route } from './route.js';

const statistics = { tag: 'Statistics' };

/** How the house is used, for whoever runs it. */
export const statisticsRoutes: Endpoint[] = [
  route('GET', '/sites/{siteId}/statistics', showStatistics, statistics),
  {
    ...route('GET', '/sites/{siteId}/statistics.csv', showStatistics, statistics),
    operationId: 'booking.statistics.spreadsheet',
    summary: 'The same, one table at a time, for spreadsheets (CSV, RFC 4180)',
    input: showStatistics.input.extend({
      by: z.enum(statisticsTables).default('space'),
      language: language().optional().describe('That of Accept-Language when left out'),
    }),
    contract: undefined,
    reply: undefined,
    replyType: 'text/csv',
    answeredBy: StatisticsSpreadsheet,
  },
];
