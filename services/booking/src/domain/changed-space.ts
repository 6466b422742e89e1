import type { Interval } from './interval.js';
import { placeRefusals, type Asker } from './place-rules.js';
import type { AskingRules } from './space-rules.js';
import { lengthRefusals, offGrid } from './time-rules.js';
import type { Needs, Room } from './wish.js';

/** A space as it is at some time, with all of it that a booking hangs on. */
export interface SpaceAsItIs extends Room, AskingRules {
  inUse: boolean;
  /** In one order. */
  cells: readonly string[];
}

/** A booking to come, as far as it can be judged again. */
export interface ToCome extends Interval, Needs {
  asker: Asker;
  /** The stretch of opening that it begins in, if any. */
  open: readonly Interval[];
}

/**
 * Why a booking that was given, or asked for, would not be as its space has become, though it would as the space was. Notice and
 * horizon have been kept once and for all.
 */
export function refusedByNow(booking: ToCome, before: SpaceAsItIs, after: SpaceAsItIs): string[] {
  if (!after.inUse) return before.inUse ? ['space.closed'] : [];
  const already = new Set(refusalsOf(booking, before));
  const refused = refusalsOf(booking, after).filter((code) => !already.has(code));
  return haveSameCells(before, after) ? refused : ['space.cells-changed', ...refused];
}

export const haveSameCells = (one: SpaceAsItIs, other: SpaceAsItIs): boolean =>
  one.cells.length === other.cells.length && one.cells.every((cell, index) => cell === other.cells[index]);

function refusalsOf(booking: ToCome, space: SpaceAsItIs): string[] {
  const refusals = [
    // What a booking has of pools includes what its space lacks of equipment: the two are judged apart.
    ...placeRefusals({ ...booking, pooled: [] }, space, booking.asker),
    ...placeRefusals({ ...booking, equipment: [] }, space, booking.asker),
    ...lengthRefusals(booking, space),
    ...offGrid(booking, space, { open: booking.open, isStaff: booking.asker.isStaff }),
  ];
  return [...new Set(refusals.map(({ code }) => code))];
}
