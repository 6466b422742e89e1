import { daysLater } from '@/design/timeline/wall-time';
import { accessibilityKinds, equipmentKinds, type Accessibility, type Equipment, type LayoutKind } from '@/design/spaces/kinds';
import { joined, known, type FindSearch, type Part } from './address';

/** What is searched for. */
export interface Wish {
  people: number;
  day: string;
  part: Part;
  from: string;
  to: string;
  minutes: number;
  site?: string;
  layout?: LayoutKind;
  equipment: Equipment[];
  accessibility: Accessibility[];
}

const usualPeople = 10;
const usualMinutes = 120;

export const wishOf = (search: FindSearch, today: string): Wish => ({
  people: search.people ?? usualPeople,
  day: search.day ?? today,
  part: search.part ?? 'day',
  from: search.from ?? '08:00',
  to: search.to ?? '17:00',
  minutes: search.minutes ?? usualMinutes,
  site: search.site,
  layout: search.layout,
  equipment: known(search.equipment, equipmentKinds),
  accessibility: known(search.accessibility, accessibilityKinds),
});

/** The address of a wish; what is as usual needs no mention in it, but how many, when and how long are always there. */
export const searchOf = (wish: Wish): FindSearch => ({
  people: wish.people,
  day: wish.day,
  minutes: wish.minutes,
  part: wish.part === 'day' ? undefined : wish.part,
  ...(wish.part === 'between' && { from: wish.from, to: wish.to }),
  site: wish.site,
  layout: wish.layout,
  equipment: joined(wish.equipment),
  accessibility: joined(wish.accessibility),
});

const partTimes: Record<Exclude<Part, 'between' | 'day'>, [string, string]> = {
  morning: ['00:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '24:00'],
};

/** @returns the times of day that are wished, by the clocks of the house */
export function timesOf({ part, from, to }: Pick<Wish, 'part' | 'from' | 'to'>): [from: string, to: string] {
  if (part === 'day') return ['00:00', '24:00'];
  return part === 'between' ? [from, to] : partTimes[part];
}

/** The day and times of a wish as local moments, from and to. */
export function momentsOf(wish: Wish): [from: string, to: string] {
  const [from, to] = timesOf(wish);
  return [`${wish.day}T${from}`, to === '24:00' ? `${daysLater(wish.day, 1)}T00:00` : `${wish.day}T${to}`];
}
