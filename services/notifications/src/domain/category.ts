/** What kind of message it is, which decides how it is treated. */
export const categories = ['sign-in', 'decision', 'practical', 'reminder', 'news'] as const;
export type Category = (typeof categories)[number];

export interface Treatment {
  /** Whether it may wait until somebody has slept. */
  canWait: boolean;
  /** Whether she may ask not to be told. */
  mayBeStopped: boolean;
  /** Where it cannot be known whether it went through: sent again with the same Message-ID, or left as it is. */
  whenUncertain: 'again' | 'leave';
  /** How many of its kind are handed over at once: one kind never takes the places of another. */
  lanes: number;
}

/** Somebody stands in front of the form for a code, and a decision must come; nobody suffers from a reminder that is lost. */
export const treatmentOf: Record<Category, Treatment> = {
  'sign-in': { canWait: false, mayBeStopped: false, whenUncertain: 'leave', lanes: 3 },
  'decision': { canWait: false, mayBeStopped: false, whenUncertain: 'again', lanes: 12 },
  'practical': { canWait: true, mayBeStopped: true, whenUncertain: 'again', lanes: 6 },
  'reminder': { canWait: true, mayBeStopped: true, whenUncertain: 'leave', lanes: 6 },
  'news': { canWait: true, mayBeStopped: true, whenUncertain: 'leave', lanes: 6 },
};
