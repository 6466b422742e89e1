import { offsetAt } from './local-times';

/** Whether summer time began or ended between two occasions; undefined where the clocks are the same. */
export function clocksChanged(before: string | null | undefined, at: string | null, timeZone: string): 'spring' | 'autumn' | undefined {
  if (!before || !at) return undefined;
  const moved = offsetAt(at, timeZone) - offsetAt(before, timeZone);
  if (moved === 0) return undefined;
  return moved > 0 ? 'spring' : 'autumn';
}
