import type { components } from '@/api/schema.gen';
import { create } from '@/api/store';

/** What the house answered to whoever asked to be removed: the last that she is told, for she is nobody afterwards. */
export const lastErasure = create<components['schemas']['Erasure'] | undefined>(undefined);
