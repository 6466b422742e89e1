import { fieldsOf } from './mail-fields.js';

// Of RFC 5965; that signatures fail (RFC 6591) or that something is no spam (RFC 6430) is no complaint.
const complaints = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);

/** Whether a `message/feedback-report` tells that somebody does not want our mail. */
export const isComplaint = (text: string): boolean => complaints.has((fieldsOf(text).get('feedback-type') ?? '').toLowerCase());
