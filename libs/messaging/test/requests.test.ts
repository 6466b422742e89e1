import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { House } from '#testing';
import { newId } from '#kernel';
import { deposit, deposited, showBalance } from './ledger/contracts.js';
import { auditor, bank } from './ledger/services.js';
import { makeTables } from './ledger/tables.js';
import { users } from './ledger/users.js';

let house: House;

beforeAll(async () => {
  house = await House.open([bank, auditor], { users });
  await makeTables(house.postgres.adminUrl);
});
afterAll(() => house.close());

describe('a request', () => {
  test('is answered, and what it changed is there', async () => {
    const accountId = newId();
    const anna = house.as('booker');
    await expect(anna.call(deposit, { accountId, amount: 5 })).resolves.toEqual({ balance: 5 });
    await expect(anna.call(showBalance, { accountId })).resolves.toEqual({ balance: 5 });
    expect((await house.told(deposited)).filter(({ subject }) => subject === accountId)).toHaveLength(1);
  });
});
