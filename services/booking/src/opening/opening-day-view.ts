import type { ReplyOf, showOpening } from '#contracts';
import type { OpeningDay } from '../domain/opening-hours.js';

export const openingDayView = (day: OpeningDay): ReplyOf<typeof showOpening>['days'][number] => ({
  ...day,
  opens: day.opens?.toString() ?? null,
  closes: day.closes?.toString() ?? null,
});
