/** Has the page of a place kept, so that it opens without a line: at the door, and on walls. Elsewhere nothing is kept. */
export function keepPage(place: 'door' | 'panel' | 'lobby'): void {
  // Where there is no safe line, browsers have none.
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    .then(({ active }) => active?.postMessage(place))
    .catch(() => undefined);
}
