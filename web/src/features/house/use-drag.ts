import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { timeAt, xOf, type Frame } from './frame';
import type { HouseRow } from './rows';
import { nearest, type Steps } from './steps';
import type { Board, BoardBooking, Place } from './types';
import type { Moving } from './use-moving';

interface Dragging {
  scroller: RefObject<HTMLDivElement | null>;
  frame: Frame;
  moving: Moving;
  canMove: boolean;
  nameWidth: number;
  board: Board;
  bookingOf: (id: string) => { booking: BoardBooking; place: Place } | undefined;
  steps: (spaceId: string) => Steps;
  rowAt: (y: number) => HouseRow | undefined;
}

interface Grip {
  booking: BoardBooking;
  place: Place;
  edge: string | undefined;
  x: number;
  y: number;
  isMoving: boolean;
}

const leastPixels = 5;
const halfAnHour = 1_800_000;
const edgeOfView = 40;

/** Moving and stretching with a mouse or a pen. Fingers scroll; they have the form. */
export function useDrag(given: Dragging) {
  const grip = useRef<Grip>(undefined);
  const dragged = useRef(false);
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    const move = (event: PointerEvent) => grip.current && drag(latest.current, grip.current, event);
    const drop = () => {
      if (grip.current?.isMoving) {
        dragged.current = true;
        // The click that follows is no choice; the next one is.
        setTimeout(() => (dragged.current = false));
        void latest.current.moving.save();
      }
      grip.current = undefined;
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !grip.current) return;
      dragged.current = grip.current.isMoving;
      grip.current = undefined;
      latest.current.moving.giveUp();
    };
    const stop = new AbortController();
    addEventListener('pointermove', move, { signal: stop.signal });
    addEventListener('pointerup', drop, stop);
    addEventListener('pointercancel', drop, stop);
    addEventListener('keydown', giveUp, { signal: stop.signal, capture: true });
    return () => stop.abort();
  }, []);

  const onPointerDown = (event: ReactPointerEvent) => {
    dragged.current = false;
    const target = event.target as HTMLElement;
    const block = target.closest<HTMLElement>('[data-booking]');
    if (!block || !given.canMove || event.button !== 0 || event.pointerType === 'touch' || given.moving.draft) return;
    const found = given.bookingOf(block.dataset.booking!);
    if (found) grip.current = { ...found, edge: target.dataset.edge, x: contentX(given, event.clientX), y: contentY(given, event.clientY), isMoving: false };
  };

  /** An hour of a free time: where somebody pressed, or when the day begins. */
  const placeIn = (spaceId: string, cell: HTMLElement, clientX: number | undefined): Place => {
    const { frame, board } = given;
    const day = frame.days.find(({ date }) => date === cell.dataset.day) ?? frame.days[0]!;
    const opens = board.spaces.find((space) => space.spaceId === spaceId)?.open.map((open) => Date.parse(open.opens)).find((time) => time >= day.midnight);
    const pressed = clientX === undefined ? (opens ?? day.from) : timeAt(frame, contentX(given, clientX));
    const start = day.midnight + Math.floor((pressed - day.midnight) / halfAnHour) * halfAnHour;
    return { spaceId, start, end: start + 2 * halfAnHour };
  };
  return { onPointerDown, placeIn, wasDragged: () => dragged.current };
}

const contentX = ({ scroller, nameWidth }: Dragging, clientX: number) => clientX - scroller.current!.getBoundingClientRect().left + scroller.current!.scrollLeft - nameWidth;
const contentY = ({ scroller }: Dragging, clientY: number) => {
  const rows = scroller.current!.querySelector('[role=rowgroup]:last-of-type')!;
  return clientY - rows.getBoundingClientRect().top;
};

function drag(given: Dragging, grip: Grip, event: PointerEvent): void {
  const [x, y] = [contentX(given, event.clientX), contentY(given, event.clientY)];
  const { moving, board } = given;
  if (!grip.isMoving) {
    if (Math.abs(x - grip.x) < leastPixels && Math.abs(y - grip.y) < leastPixels) return;
    grip.isMoving = true;
    moving.begin(grip.booking, grip.place, 'pointer', board);
  }
  scrollAtEdges(given.scroller.current!, event);
  moving.to(placeUnder(given, grip, { x, y }), 'pointer');
}

function placeUnder({ frame, steps, rowAt }: Dragging, { place, edge, x }: Grip, at: { x: number; y: number }): Place {
  const moved = (time: number) => nearest(timeAt(frame, xOf(frame, time) + at.x - x), steps(place.spaceId));
  const least = steps(place.spaceId).ms;
  if (edge === 'end') return { ...place, end: Math.max(moved(place.end), place.start + least) };
  if (edge === 'start') return { ...place, start: Math.min(moved(place.start), place.end - least) };
  const row = rowAt(at.y);
  const start = Math.abs(at.x - x) < leastPixels ? place.start : moved(place.start);
  return { spaceId: row?.kind === 'space' ? row.key : place.spaceId, start, end: start + place.end - place.start };
}

const beyond = (at: number, low: number, high: number) => (at < low + edgeOfView ? -12 : at > high - edgeOfView ? 12 : 0);

function scrollAtEdges(scroller: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  scroller.scrollBy(beyond(clientX, left, right), beyond(clientY, top, bottom));
}
