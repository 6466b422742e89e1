import type { Language, ProgrammeItem } from '#contracts';

const online: Record<Language, string> = { sv: 'På nätet', en: 'Online' };

/** Where an event is, on one line. */
export function placeOf({ place, attendance }: Pick<ProgrammeItem, 'place' | 'attendance'>, language: Language): string | null {
  const room = place && `${place.spaceName[language]}, ${place.siteName[language]}, ${place.address}`;
  if (attendance === 'on-site') return room;
  return attendance === 'hybrid' && room ? `${room} · ${online[language]}` : online[language];
}

/** The page of an event. */
export const addressOf = ({ slug }: Pick<ProgrammeItem, 'slug'>, origin: string): string => `${origin}/programme/${encodeURIComponent(slug)}`;
