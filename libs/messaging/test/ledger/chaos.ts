const inEarnest = Boolean(process.env.CHAOS);

/** How long something is away: long enough to be felt in every test run, ten seconds in a run of its own (CHAOS=1). */
export const outageMs = inEarnest ? 10_000 : 2_000;
/** How many deposits must be answered before, between and after disturbances. */
export const manyDeposits = inEarnest ? 500 : 100;
