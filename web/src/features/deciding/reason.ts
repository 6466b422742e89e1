/** Why something is declined, as it is being written. */
export interface Reason {
  reasonId: string;
  reason: string;
}

export const noReason: Reason = { reasonId: '', reason: '' };
export const isGiven = ({ reasonId, reason }: Reason): boolean => reasonId !== '' || reason.trim() !== '';

/** As the interface takes it: from the list, in free words, or both. */
export const reasonBody = ({ reasonId, reason }: Reason) => ({ ...(reasonId && { reasonId }), ...(reason.trim() && { reason: reason.trim() }) });
