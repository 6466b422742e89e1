import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import type { Case } from '../case.js';
import { putInLine, whileNotifying } from '../notifying.js';
import type { Row } from '../result.js';
import type { Sink } from '../sink.js';

const leastASecond = 300;
/** How much larger the process may be when it has sent ten times as many. */
const mostLarger = 1.25;
// As many as a service hands over at once of one category.
const connections = 12;

/** How many mails go out in a second, and what is left of them in memory. */
export const mails: Case = {
  name: 'mails',
  grows: false,
  run: (bench) =>
    whileNotifying(bench, async ({ sink, service }) => {
      const [few, many] = bench.pace.quick ? [300, 1_500] : [10_000, 100_000];
      const floor = await handedOverByTheLibrary(sink, few);
      const line = { category: 'decision', isDigest: false } as const;
      const cpuBefore = cpuMs(service.pid!);
      await putInLine(bench.product, few, line);
      const rate = await sink.rateOf(few);
      const cpu = cpuMs(service.pid!) - cpuBefore;
      const before = residentMiB(service.pid!);
      await putInLine(bench.product, many - few, line);
      const later = await sink.rateOf(many - few);
      const after = residentMiB(service.pid!);
      const flat: Row = {
        name: `memory over ${many.toLocaleString('en-GB')} mails`, rate: later, floor: null, ratio: after / before,
        goal: `≤ ${mostLarger * 100} % of that after ${few.toLocaleString('en-GB')}`, met: after <= before * mostLarger,
        details: { 'MiB before': before, 'MiB after': after },
      };
      return [{ name: 'mails to a local sink', rate, floor, ratio: rate / floor, goal: `≥ ${leastASecond}/s`, met: rate >= leastASecond, details: { 'CPU ms of the service a mail': cpu / few } }, flat];
    }),
};

/** The library alone, with the same number of connections and about as much to say. */
async function handedOverByTheLibrary(sink: Sink, count: number): Promise<number> {
  const transport = createTransport({ url: sink.url, pool: true, maxConnections: connections, maxMessages: Infinity });
  const html = `<p>${'Vi har fått din förfrågan. '.repeat(200)}</p>`;
  const send = () => transport.sendMail({ from: 'bokning@parken.example', to: 'anna@example.se', subject: 'Vi har fått din förfrågan', text: 'Vi har fått din förfrågan.', html });
  let left = count;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (left-- > 0) await send();
  }));
  transport.close();
  return sink.rateOf(count);
}

const residentMiB = (pid: number): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);

/** In user and system mode; the kernel counts in hundredths of a second. */
function cpuMs(pid: number): number {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.join(') ').split(' ').slice(11, 13).map(Number) as [number, number];
  return (user + system) * 10;
}
