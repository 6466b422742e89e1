import { habitOf } from './habits.js';
import type { PlannedBooking } from './planned.js';
import type { Random } from './random.js';
import { cellsOf, type Booker, type Stretch, type YearSpace } from './year-house.js';

export type Wish = Omit<PlannedBooking, 'id' | 'steps'>;

const minute = 60_000;
// For more than a hundred many houses want a second approval, and the demo has but one who decides at a time.
const mostPeople = 100;

/** What somebody asks for in a space, from a start on. */
export function wishFor(space: YearSpace, booker: Booker, start: number, minutes: number, random: Random): Wish {
  const habit = habitOf(space);
  const people = random.between(Math.min(2, space.capacity), Math.min(space.capacity, mostPeople));
  const layout = space.layouts.find(({ capacity }) => capacity >= people);
  return {
    spaceId: space.id,
    start,
    end: start + minutes * minute,
    layout: layout?.kind ?? null,
    setupMinutes: layout?.setupMinutes ?? 0,
    clearupMinutes: layout?.clearupMinutes ?? 0,
    title: random.oneOf(habit.titles),
    purpose: habit.purpose,
    people,
    equipment: space.equipment.filter(() => random.chance(0.4)),
    applicantId: booker.personId,
    organisationId: booker.organisationId,
    isPublic: space.capacity > 40 && random.chance(0.3),
    holdsFloor: space.rules.pendingBlocks,
    rulesVersion: space.rulesVersion,
    seriesId: null,
    recurrenceId: null,
  };
}

/** The floor that it takes, its setting up and clearing up included. */
export const floorOf = (wish: Wish, space: YearSpace): { cells: string[]; during: Stretch } => ({
  cells: cellsOf(space),
  during: { start: wish.start - wish.setupMinutes * minute, end: wish.end + wish.clearupMinutes * minute },
});
