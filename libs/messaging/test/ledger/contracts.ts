import { z } from 'zod';
import { command, fact, id, query } from '#contracts';

const account = '019a0000-0000-7000-8000-0000000000aa';

/** A toy service for trying the library on: accounts that money is put into. `bank` tells, `auditor` listens. */
export const deposit = command({
  subject: 'bank.accounts.deposit',
  summary: 'Put money into an account',
  serves: { booker: 'all' },
  input: z.strictObject({ accountId: id(), amount: z.int().min(1) }),
  reply: z.strictObject({ balance: z.int() }),
  errors: [],
  example: { accountId: account, amount: 1 },
});

export const showBalance = query({
  subject: 'bank.accounts.show',
  summary: 'Show the balance of an account',
  serves: { booker: 'all' },
  input: z.strictObject({ accountId: id(), waitMs: z.int().default(0) }),
  reply: z.strictObject({ balance: z.int() }),
  errors: [],
  example: { accountId: account },
});

export const printStatement = query({
  subject: 'bank.accounts.print',
  summary: 'Answer with a text of this length',
  serves: { booker: 'all' },
  input: z.strictObject({ length: z.int(), padding: z.string().default('') }),
  reply: z.strictObject({ text: z.string() }),
  errors: [],
  example: { length: 1 },
});

/** A message that nobody answers. */
export const unanswered = query({
  subject: 'nobody.things.show',
  summary: 'Ask a service that does not run',
  serves: { booker: 'all' },
  input: z.strictObject({}),
  reply: z.strictObject({}),
  errors: [],
  example: {},
});

export const deposited = fact({
  type: 'domain.bank.deposited.v1',
  summary: 'Money has been put into an account',
  data: z.strictObject({ accountId: id(), amount: z.int(), balance: z.int() }),
});
