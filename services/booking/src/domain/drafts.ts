/** How many a person may keep. */
export const mostDrafts = 20;

/** In the bytes of its JSON. */
export const largestDraft = 32 * 1024;

/** From the last change; whoever has not come back by then will not. */
export const draftDays = 30;
