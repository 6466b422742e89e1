import type { components } from '@/api/schema.gen';
import { minute, without, type Stretch } from '@/design/timeline/stretches';

type Rules = Pick<components['schemas']['SpaceRules'], 'noticeMinutes' | 'gridMinutes' | 'shortestMinutes'>;

const usualStep = 15;

/**
 * When a space may be asked for: where it is open and not taken, as soon as its notice allows, from a minute at which its
 * bookings begin, for as long as its shortest.
 * @param last the latest start
 */
export const askable = (open: readonly Stretch[], taken: readonly Stretch[], rules: Rules, now: number, last: number): Stretch[] =>
  open.flatMap((hours) =>
    without([hours], taken)
      .map(({ from, until }) => ({ from: firstStart(from, hours.from, rules, now), until }))
      .filter(({ from, until }) => from <= last && until - from >= rules.shortestMinutes * minute),
  );

function firstStart(from: number, opens: number, { noticeMinutes, gridMinutes }: Rules, now: number): number {
  const earliest = Math.max(from, now + noticeMinutes * minute);
  // What begins when something else ends may begin at any minute; what begins when one asks, at a quarter.
  if (gridMinutes === null && earliest === from) return from;
  const step = (gridMinutes ?? usualStep) * minute;
  return opens + Math.ceil((earliest - opens) / step) * step;
}
