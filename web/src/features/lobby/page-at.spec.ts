import { expect, test } from '@jest/globals';
import { pageAt } from './page-at';

test('each page has its turn, and then the first again', () => {
  expect([0, 15_000, 29_999, 30_000, 45_000].map((now) => pageAt(7, 3, now).page)).toEqual([0, 1, 1, 2, 0]);
});

test('what fits is one page, also where there is nothing', () => {
  expect([pageAt(3, 3, 99_000), pageAt(0, 3, 99_000)]).toEqual([{ page: 0, pages: 1 }, { page: 0, pages: 1 }]);
});
