import type { FieldError } from '#kernel';

/** Who may ask for a space: anybody who has signed in, who acts for an organisation, for one with an agreement, or staff alone. */
export const audiences = ['everybody', 'organisations', 'partners', 'staff'] as const;
export type Audience = (typeof audiences)[number];

/** What may be asked of a space. */
export interface AskingRules {
  /** How long before it begins a booking must be asked for. */
  noticeMinutes: number;
  /** How many days ahead it may begin. */
  horizonDays: number;
  shortestMinutes: number;
  longestMinutes: number;
  /** Bookings begin so many minutes apart, counted from opening; null is at any minute. */
  gridMinutes: number | null;
  whoMayAsk: Audience;
  /** Automatic: whoever asks first and may is given it at once. */
  approval: 'manual' | 'automatic';
  /** Whether a request that waits, or a hold, keeps others out; else requests compete. */
  pendingBlocks: boolean;
}

/** All that is said of a space's bookings. */
export interface SpaceRules extends AskingRules {
  /** Whoever cancels later than so long before the start is late. */
  lateCancellationMinutes: number;
  /** Where nobody has checked in so long after the start the space is free again; null is never. */
  releaseAfterMinutes: number | null;
}

/** Of a space of which nothing else has been said. */
export const ordinaryRules: SpaceRules = {
  noticeMinutes: 0,
  horizonDays: 365,
  shortestMinutes: 5,
  longestMinutes: 1440,
  gridMinutes: null,
  whoMayAsk: 'everybody',
  approval: 'manual',
  pendingBlocks: false,
  lateCancellationMinutes: 0,
  releaseAfterMinutes: null,
};

/** Rules as they hold: what is given to the first who asks cannot be promised to two who are asking. */
export const consistent = (rules: SpaceRules): SpaceRules => ({
  ...rules,
  pendingBlocks: rules.pendingBlocks || rules.approval === 'automatic',
});

export const sameRules = (one: SpaceRules, other: SpaceRules): boolean =>
  (Object.keys(ordinaryRules) as (keyof SpaceRules)[]).every((rule) => one[rule] === other[rule]);

/** Everything that is wrong with rules as somebody has written them, `field` being what they are called. */
export function* wrongRules({ shortestMinutes, longestMinutes }: SpaceRules, field: string): Generator<FieldError> {
  if (longestMinutes < shortestMinutes)
    yield { field: `${field}.longestMinutes`, code: 'below-shortest', message: 'must not be less than the shortest' };
}
