import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Accessibility } from '@/design/spaces/space-words';
import type { components } from '@/api/schema.gen';
import type { Wish } from './form';
import { explanationQuery } from './queries';
import { useSettled } from './use-settled';

export type Explanation = components['schemas']['SpaceExplanation'];

/** What the house says of the wish as it stands, and whether it speaks of that very wish. */
export interface Explained {
  explanation: Explanation | undefined;
  isOfThis: boolean;
  error: unknown;
  lookAgain: () => void;
}

const settlesMs = 350;

export function useExplanation(spaceId: string, wish: Wish | undefined, accessibility: Accessibility[], holdId: string | undefined): Explained {
  const asked = spaceId && wish ? JSON.stringify({ spaceId, body: { ...wish, ...(accessibility.length > 0 && { accessibility }) } }) : '';
  const settled = useSettled(asked, settlesMs);
  const { spaceId: of, body } = settled ? (JSON.parse(settled) as { spaceId: string; body: Wish }) : { spaceId: '', body: undefined };
  const answer = useQuery({
    ...explanationQuery(of, { ...body!, ...(holdId && { holdId }) }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  return {
    explanation: asked === '' ? undefined : answer.data,
    isOfThis: asked !== '' && asked === settled && !answer.isPlaceholderData && answer.data !== undefined,
    error: asked === '' ? undefined : answer.error,
    lookAgain: () => void answer.refetch(),
  };
}
