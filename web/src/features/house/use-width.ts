import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';

/** How wide an element is, as long as it is there. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

const narrow = matchMedia('(max-width: 45rem)');
const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** A window too narrow for a board. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
