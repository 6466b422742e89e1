import fc from 'fast-check';
import { spaces } from './house-model.js';

/** What somebody does. `pick` chooses among what there is when the time comes. */
export type Command =
  | { does: 'ask'; actor: number; space: string; slot: number; length: number; people: number; projectors: number; afterHold: boolean }
  | { does: 'hold'; actor: number; space: string; slot: number; length: number }
  | { does: 'release'; pick: number }
  | { does: 'approve' | 'decline' | 'cancel' | 'withdraw' | 'reopen'; pick: number }
  | { does: 'move'; pick: number; byOwner: boolean; space: string | null; slot: number; length: number }
  | { does: 'block'; space: string; slot: number; length: number }
  | { does: 'lift'; pick: number }
  | { does: 'wait'; minutes: number };

export const actors = 4;
const quarter = 15;

const space = fc.constantFrom(...Object.keys(spaces));
// Few times and short ones, so that people get in each other's way and out of it again.
const slot = fc.integer({ min: 0, max: 47 });
const length = fc.integer({ min: 1, max: 12 });
const actor = fc.integer({ min: 0, max: actors - 1 });
const pick = fc.nat({ max: 10_000 });

export const minutesOf = ({ slot: first, length: quarters }: { slot: number; length: number }) => ({
  start: 480 + first * quarter,
  end: 480 + (first + quarters) * quarter,
});

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 11,
    arbitrary: fc.record({
      does: fc.constant('ask' as const),
      actor,
      space,
      slot,
      length,
      people: fc.constantFrom(2, 8, 15, 50, 100),
      projectors: fc.constantFrom(0, 0, 0, 1, 1, 2),
      afterHold: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hold' as const), actor, space, slot, length }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('release' as const), pick }) },
  { weight: 7, arbitrary: fc.record({ does: fc.constantFrom('approve' as const, 'approve' as const, 'decline' as const, 'cancel' as const, 'withdraw' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reopen' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('move' as const), pick, byOwner: fc.boolean(), space: fc.option(space), slot, length }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('block' as const), space, slot, length }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lift' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 8 }) }) },
);
