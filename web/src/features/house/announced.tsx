import { useWords } from '@/words/use-words';
import { inTheWayOf } from './in-the-way';
import { usePlaceWords } from './place-words';
import type { Board, Space } from './types';
import type { Moving } from './use-moving';
import words from './words.json';

interface AnnouncedProps {
  moving: Moving;
  board: Board;
  spaces: Space[];
  timeZone: string;
}

/** Tells those who do not see the board where the booking is that they move, and what it would meet there. */
export function Announced({ moving: { draft }, board, spaces, timeZone }: AnnouncedProps) {
  const say = useWords(words);
  const placed = usePlaceWords(spaces, timeZone);
  const space = board.spaces.find(({ spaceId }) => spaceId === draft?.spaceId);
  const met = draft && space && inTheWayOf(space, draft, draft.booking.id);
  const meets = met && say(`meets.${met.kind}`, { title: met.kind === 'booking' ? met.title : '' });
  return <div className="unseen" aria-live="assertive" data-announced>{draft && [draft.isSaving ? say('saving') : placed(draft), meets].filter(Boolean).join('. ')}</div>;
}
