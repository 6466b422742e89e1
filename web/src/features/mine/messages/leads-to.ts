/** Where a message leads, by what it follows and the id of what it is about. */
export type LeadsTo = { to: 'booking'; bookingId: string } | { to: 'passes' | 'mine' | 'organisations' };

/** @returns undefined where there is no page about it */
export function leadsTo({ name, about }: { name: string; about: string | null }): LeadsTo | undefined {
  const kind = name.split('-')[0];
  if (kind === 'booking' && about) return { to: 'booking', bookingId: about };
  if (kind === 'registration') return { to: 'mine' };
  if (['visit', 'guest', 'pass'].includes(kind ?? '')) return { to: 'passes' };
  if (['agreement', 'membership'].includes(kind ?? '')) return { to: 'organisations' };
  return ['series', 'offer', 'change', 'case', 'message', 'question', 'watch', 'thread'].includes(kind ?? '') ? { to: 'mine' } : undefined;
}
