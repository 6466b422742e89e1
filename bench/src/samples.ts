import type { Client } from 'pg';
import { approvalOf, bookings, wishFor } from './asking.js';
import type { Bench } from './case.js';
import { Clients } from './clients.js';
import { footprintSince, mark, type TableRow } from './footprint.js';

export interface Samples {
  /** What a request leaves. */
  requested: TableRow[];
  /** What its approval leaves. */
  approved: TableRow[];
}

/** One booking that goes the whole road, and the rows that it leaves at each step. */
export async function takeSamples({ system, house, product }: Bench): Promise<Samples> {
  const [applicant, staff] = [await system.doors.signIn(['booker']), await system.doors.signIn(['staff'])];
  const clients = await Clients.open(1, system.gatewayPort);
  const atFirst = await mark(product);
  const body = await clients.expect(201, 0, applicant, 'POST', bookings, wishFor(house.nextSlot()));
  await allTold(product);
  const requested = await footprintSince(product, atFirst);
  const afterwards = await mark(product);
  const { id } = JSON.parse(body) as { id: string };
  await clients.expect(200, 0, staff, 'POST', approvalOf(id));
  await allTold(product);
  const approved = await footprintSince(product, afterwards);
  clients.close();
  // The relay writes to the outbox, too; what it told of the request is no part of the approval.
  return { requested, approved: approved.filter((row) => !requested.some((other) => other.table === row.table && row.table === 'outbox' && other.values[0] === row.values[0])) };
}

/** Stored bookings and what belongs to them, as one has become on the whole road. */
export const wholeStory = ({ requested, approved }: Samples): TableRow[] => [
  ...requested.filter(({ table }) => !referred.includes(table)),
  ...approved,
].toSorted((one, other) => referred.indexOf(other.table) - referred.indexOf(one.table));

// Rows that the approval has changed; the others refer to them, and to the later first.
const referred = ['bookings', 'cases'];

/** Waits until the relay has told what there is, so that it disturbs nobody else's turn. */
export async function allTold(product: Client): Promise<void> {
  for (;;) {
    const { rows } = await product.query<{ waiting: boolean }>('select exists (select from booking.outbox where published_at is null) as waiting');
    if (!rows[0]!.waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
