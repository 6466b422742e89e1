import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { inOtherSpace, onOtherDay, stepped, stretched, type Steps } from './steps';
import type { HouseRow } from './rows';
import type { Place } from './types';
import type { Draft, Moving } from './use-moving';

interface Held {
  scroller: RefObject<HTMLElement | null>;
  moving: Moving;
  rows: HouseRow[];
  steps: (spaceId: string) => Steps;
  scrollToRow: (index: number) => void;
}

/** What the keys do with a booking that is being moved; the focus goes with it. */
export function useHeldKeys({ scroller, moving, rows, steps, scrollToRow }: Held): (event: KeyboardEvent) => void {
  const { draft } = moving;
  useEffect(() => {
    if (draft?.by !== 'keys') return;
    scrollToRow(rows.findIndex(({ key }) => key === draft.spaceId));
    const held = scroller.current?.querySelector<HTMLElement>('[data-held]');
    // Whoever writes the time in the form stays there.
    if (!document.activeElement?.closest('form')) held?.focus({ preventScroll: true });
    held?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The rows and where they lie do not matter to where the booking has gone.
  }, [draft?.spaceId, draft?.start, draft?.end, draft?.by]);
  return (event) => {
    if (!draft) return;
    if (event.key === 'Enter') void moving.save();
    else if (event.key === 'Escape') moving.giveUp();
    else {
      const to = movedBy(event, draft, rows, steps(draft.spaceId));
      if (!to) return;
      moving.to(to, 'keys');
    }
    event.preventDefault();
  };
}

function movedBy({ key, shiftKey }: KeyboardEvent, draft: Draft, rows: HouseRow[], steps: Steps): Place | undefined {
  const { spaceId, start, end } = draft;
  const place = { spaceId, start, end };
  const spaceIds = () => rows.filter(({ kind }) => kind === 'space').map((row) => row.key);
  switch (key) {
    case 'ArrowRight': return (shiftKey ? stretched : stepped)(place, 1, steps);
    case 'ArrowLeft': return (shiftKey ? stretched : stepped)(place, -1, steps);
    case 'ArrowDown': return inOtherSpace(place, 1, spaceIds());
    case 'ArrowUp': return inOtherSpace(place, -1, spaceIds());
    case 'PageDown': return onOtherDay(place, 1, steps);
    case 'PageUp': return onOtherDay(place, -1, steps);
    default: return undefined;
  }
}
