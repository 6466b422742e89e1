/** How long a hold lasts: enough to fill in the form. */
export const holdMinutes = 10;

/** How many a person may have at once: somebody weighs a few rooms against each other, and does not keep the house from others. */
export const mostHolds = 3;
