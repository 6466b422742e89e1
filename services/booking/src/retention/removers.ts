import { removeBookingCases } from './remove-booking-cases.js';
import { removeContacts } from './remove-contacts.js';
import { removeFreeText } from './remove-free-text.js';
import { removeAttachments, removeThreads } from './remove-threads.js';
import type { Remover } from './remover.js';

/** Cases as a whole come first: what is gone with them need not be removed by itself. */
export const removers: readonly Remover[] = [removeBookingCases, removeFreeText, removeContacts, removeThreads, removeAttachments];
