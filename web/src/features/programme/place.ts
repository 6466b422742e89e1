import type { Say } from '@/words/use-words';
import { said, type Language } from '@/words/language';
import type { ProgrammeEvent } from './standing';
import type words from './words.json';

/** Where an event is, on one line; the street too where somebody is about to go there. */
export function placeOf({ place, attendance }: ProgrammeEvent, say: Say<typeof words>, language: Language, withStreet = false): string {
  const street = place && withStreet ? `, ${place.address}` : '';
  const room = place && `${said(place.spaceName, language)}, ${said(place.siteName, language)}${street}`;
  if (attendance === 'on-site') return room ?? '';
  return attendance === 'hybrid' && room ? say('hybrid', { place: room }) : say('online');
}
