import { askingAlone } from '../asking-alone.js';
import type { Case } from '../case.js';

// Of all organisations, of one in a hundred, of one; in all that has been released, a tenth, very little; a space; what is nowhere.
const words = ['Bolag', 'Sällsynt', 'Bolag 499', 'marknadsdialog', 'vinter', 'kvarnvingar', 'Rum 7', 'obefintlig'];
const ways = ['', '?state=approved', '?state=requested', ...words.map((word) => `?q=${encodeURIComponent(word)}`)];

/** What anybody may ask of the public register. */
export const register: Case = {
  name: 'register',
  needsMuch: true,
  run: async (bench) => {
    const { rows } = await bench.product.query<{ count: string; number: string }>('select count(*), max(number) as number from booking.cases');
    const { count, number } = rows[0]!;
    return [
      await askingAlone(bench, { id: 'anonymous', headers: '' }, {
        name: 'search of the register, rare words, common ones and none',
        paths: [...ways, `?q=${encodeURIComponent(number)}`].map((way) => `/api/v1/register${way}`),
        mostMilliseconds: 50,
        details: { cases: Number(count) },
      }),
    ];
  },
};
