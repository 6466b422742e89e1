import { useSyncExternalStore } from 'react';

/** One value that components may follow. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  use(): T;
}

export function create<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const get = () => value;
  const set = (next: T) => {
    value = next;
    for (const listener of listeners) listener();
  };
  return { get, set, use: () => useSyncExternalStore(subscribe, get) };
}
