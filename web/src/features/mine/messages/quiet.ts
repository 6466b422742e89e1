import type { components } from '@/api/schema.gen';

type Known = Pick<components['schemas']['MessagePreferences'], 'quietHours' | 'houseQuietHours'>;

/** Quiet hours as they stand in the form. */
export interface FilledHours {
  kind: 'house' | 'own' | 'never';
  begins: string;
  ends: string;
  timeZone: string;
}

const houseZone = 'Europe/Stockholm';

/** @returns the form as it begins: with the hours of the house where she has none of her own */
export function filledHours({ quietHours, houseQuietHours }: Known): FilledHours {
  if (quietHours === null) return { kind: 'house', ...houseQuietHours, timeZone: houseZone };
  if (quietHours.begins === quietHours.ends) return { kind: 'never', ...houseQuietHours, timeZone: quietHours.timeZone };
  return { kind: 'own', ...quietHours };
}

/** @returns what is sent: nothing of one's own is null, and never is a night that ends when it begins */
export function chosenHours({ kind, begins, ends, timeZone }: FilledHours): Known['quietHours'] {
  if (kind === 'house') return null;
  return kind === 'never' ? { begins: '00:00', ends: '00:00', timeZone } : { begins, ends, timeZone };
}
