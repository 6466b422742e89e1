import { approvalOf } from '../asking.js';
import type { Case } from '../case.js';
import { Clients } from '../clients.js';
import { latenciesOf } from '../load.js';
import { putInLine, whileNotifying } from '../notifying.js';
import { takeSamples } from '../samples.js';
import { Waiting } from '../waiting.js';

const mostMilliseconds = 500;
const longestMs = 30_000;

/** How long it takes from staff's approval until a server has the mail that tells of it, while a great many digests go out. */
export const approvalMail: Case = {
  name: 'approval-mail',
  grows: false,
  run: async (bench) => {
    const { system, product, house, pace } = bench;
    const [digests, approvals] = pace.quick ? [1_000, 10] : [10_000, 100];
    const { requested } = await takeSamples(bench);
    const waiting = new Waiting(product, house, requested);
    await waiting.fill(approvals);
    const staff = await system.doors.signIn(['staff']);
    return whileNotifying(bench, async ({ sink }) => {
      await product.query(`
        insert into notifications.people (id, email, language, sms_wanted, version)
        select distinct applicant_id, 'measured.' || applicant_id || '@example.se', 'sv', false, 1 from booking.bookings`);
      const clients = await Clients.open(1, system.gatewayPort);
      await putInLine(product, digests, { category: 'practical', isDigest: true });
      const latencies: number[] = [];
      while (latencies.length < approvals) {
        const measured = sink.measured(longestMs);
        const began = Date.now();
        await clients.expect(200, 0, staff, 'POST', approvalOf(waiting.take().bookingId));
        latencies.push((await measured) - began);
      }
      clients.close();
      const { rows } = await product.query<{ left: number }>(`select count(*)::int as left from notifications.deliveries where digest_for is not null and state = 'queued'`);
      const all = latenciesOf([{ latencies }]);
      return [{
        name: `approval to SMTP acceptance, ${digests.toLocaleString('en-GB')} digest mails queued`,
        rate: (latencies.length * 1_000) / latencies.reduce((sum, one) => sum + one, 0), floor: null, ratio: null,
        goal: `p95 ≤ ${mostMilliseconds} ms`, met: all['p95 ms']! <= mostMilliseconds && rows[0]!.left > 0,
        details: { ...all, 'digest mails left': rows[0]!.left },
      }];
    });
  },
};
