import { Session } from 'node:inspector/promises';
import { getHeapStatistics } from 'node:v8';

const lookEveryMs = 5_000;
/** Less of one core than this, over a whole look, is rest: heartbeats, and rounds that find nothing. */
const restingShare = 0.05;
/** What is less is not worth the fraction of a second for which a collection stops the process. */
const worthwhileBytes = 8 * 1024 ** 2;

/** What is known of the process at one look. */
export interface Look {
  /** Part of one core that was used since the look before. */
  cpuShare: number;
  /** Memory that the heap holds, whether anything is in it or not. */
  heldBytes: number;
}

/**
 * Whether now is the time to give memory back: nothing happens, nothing did at the look before, and more is held than after the last time.
 * @param keptBytes what was held after the last time
 */
export const isTimeToGiveBack = (look: Look, before: Look, keptBytes: number): boolean =>
  look.cpuShare < restingShare && before.cpuShare < restingShare && look.heldBytes - keptBytes > worthwhileBytes;

/**
 * With a burst of work, of which the start is one, Node lets the space for what is young grow, and a process that then rests may
 * hold it for hours. At rest it is given back; under load nothing changes.
 */
export function giveBackAtRest(): void {
  let keptBytes = 0;
  let before: Look = { cpuShare: 1, heldBytes: 0 };
  let [cpu, at] = [process.cpuUsage(), performance.now()];
  const look = async (): Promise<void> => {
    const { user, system } = process.cpuUsage(cpu);
    const current = { cpuShare: (user + system) / 1000 / (performance.now() - at), heldBytes: heldBytes() };
    if (isTimeToGiveBack(current, before, keptBytes)) {
      await collectGarbage();
      keptBytes = heldBytes();
    }
    before = current;
    [cpu, at] = [process.cpuUsage(), performance.now()];
  };
  setInterval(() => void look(), lookEveryMs).unref();
}

export const heldBytes = (): number => getHeapStatistics().total_physical_size;

/** The full collection that Node makes where memory is low, after which the space for what is young begins small again. */
export async function collectGarbage(): Promise<void> {
  // Of an ordinary one, which is a flag away, Node keeps that space as it is most times.
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}
