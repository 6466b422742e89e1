import { DomainError, type ErrorParameter } from '#kernel';
import { fittingOf, refusedOf } from './fitting.js';
import type { Wanted } from './series-views.js';

/** @throws DomainError `series.occurrences-refused` where one must fit and does not, or none does */
export function mustFit(wanted: readonly Wanted[], mode: 'all' | 'what-fits'): void {
  const refused = refusedOf(wanted);
  if (refused.length === 0 || (mode === 'what-fits' && fittingOf(wanted).length > 0)) return;
  const occurrences = refused.map(({ recurrenceId, booking, refusals }): ErrorParameter => ({
    recurrenceId,
    start: booking?.start.toString() ?? null,
    end: booking?.end.toString() ?? null,
    refusals: refusals.map(({ code, params }) => ({ code, params })),
  }));
  throw new DomainError('series.occurrences-refused', { refused: refused.length, of: wanted.length, occurrences });
}
