const watchMs = 500;

/**
 * Ends this process in order on Ctrl-C and SIGTERM, at once when asked twice, and in order when npm, which started it, is gone:
 * whoever kills `npm start` means all of it.
 */
export function endInOrder(stop: () => Promise<void>, killAll: () => void): void {
  let asked = 0;
  const end = (code: number) => {
    asked++;
    if (asked > 1) {
      killAll();
      process.exit(code);
    }
    process.stdout.write('Stopping …\n');
    void stop().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('SIGHUP', () => end(0));
  if (process.env.npm_lifecycle_event) watchParent(() => end(1));
}

function watchParent(gone: () => void) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, watchMs);
  timer.unref();
}
