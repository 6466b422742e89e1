import { Temporal } from 'temporal-polyfill';
import { askingAlone } from '../asking-alone.js';
import type { Bench, Case } from '../case.js';
import { Clients } from '../clients.js';

/** A year of a site of two hundred spaces, as staff see it. */
export const statistics: Case = {
  name: 'statistics',
  needsMuch: true,
  run: async (bench) => {
    // As autovacuum leaves them, which comes when it likes.
    await bench.product.query('vacuum analyze booking.bookings');
    await bench.product.query('vacuum analyze booking.cases');
    await allCounted(bench);
    const staff = await bench.system.doors.signIn(['staff']);
    const today = Temporal.Now.plainDateISO('Europe/Stockholm');
    // Those of before this are stored without a gap.
    const [from, to] = [today.subtract({ days: 61 + 365 }), today.subtract({ days: 61 })];
    const path = `/api/v1/sites/${await siteOf(bench)}/statistics?from=${from.toString()}&to=${to.toString()}`;
    const clients = await Clients.open(1, bench.system.gatewayPort);
    const { total } = JSON.parse(await clients.expect(200, 0, staff, 'GET', path)) as { total: { bookings: number } };
    clients.close();
    const { rows } = await bench.product.query<{ count: string }>('select count(*) from booking.bookings');
    return [
      await askingAlone(bench, staff, {
        name: 'statistics of a year', paths: [path], mostMilliseconds: 300,
        details: { 'bookings in the year': total.bookings, 'stored': Number(rows[0]!.count) },
      }),
    ];
  },
};

/** Until the service has counted the weeks that are over, which it looks for once a minute: what was stored has marked them. */
async function allCounted({ product }: Bench): Promise<void> {
  for (;;) {
    const { rows } = await product.query<{ left: boolean }>(`
      select exists (select from booking.changed_weeks where week < now() - interval '15 days') as left`);
    if (!rows[0]!.left) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function siteOf({ product, house }: Bench): Promise<string> {
  const { rows } = await product.query<{ id: string }>('select site_id as id from booking.spaces where id = $1', [house.spaces[0]!.id]);
  return rows[0]!.id;
}
