import { createContext, use } from 'react';
import type { components } from '@/api/schema.gen';
import type { FieldName } from './fields';
import type { AskForm } from './form';

export type Site = components['schemas']['Site'];
export type Space = components['schemas']['Space'];

/** What every part of the form is told. */
export interface Asking {
  form: AskForm;
  change: (patch: Partial<AskForm>) => void;
  /** Fills in what is known anyway, so that it is nothing that she has written. */
  fill: (patch: Partial<AskForm>) => void;
  sites: Site[];
  spaces: Space[];
  site: Site | undefined;
  space: Space | undefined;
  /** That of the site; of the first one while none is chosen. */
  timeZone: string;
  /** What is wrong with a field, as sentences. */
  wrong: (field: FieldName) => string | undefined;
}

export const AskingContext = createContext<Asking | undefined>(undefined);

export function useAsking(): Asking {
  const asking = use(AskingContext);
  if (!asking) throw new Error('nothing is being asked for here');
  return asking;
}
