import { useEffect, useRef, useState, type RefObject } from 'react';
import { pageAt } from './page-at';

interface Paged<T> {
  list: RefObject<HTMLUListElement | null>;
  shown: T[];
  page: number;
  pages: number;
}

/** As many as fit, and after some seconds the next: nobody scrolls on a wall. */
export function usePages<T>(all: T[], now: number): Paged<T> {
  const list = useRef<HTMLUListElement>(null);
  const [fit, setFit] = useState(1);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = () => setFit(howManyFit(element));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { page, pages } = pageAt(all.length, fit, now);
  return { list, page, pages, shown: all.slice(page * fit, (page + 1) * fit) };
}

/** All lines are as high as the first, which the style says. */
function howManyFit(element: HTMLUListElement): number {
  const line = element.firstElementChild?.getBoundingClientRect().height ?? 0;
  return line > 0 ? Math.max(1, Math.floor((element.clientHeight + 1) / line)) : 1;
}
