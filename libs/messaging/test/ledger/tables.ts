import { withClient } from '#persistence';

const traps = `
  create table traps (amount integer primary key);
  create table deaths (amount integer primary key);`;

/** The toy services' tables, made as their owners would. */
export const makeTables = (adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    await client.query(`
      set role bank_owner; set search_path = bank;
      create table accounts (id uuid primary key, balance integer not null, version integer not null default 1);
      ${traps}
      reset role; set role auditor_owner; set search_path = auditor;
      create table counted (account_id uuid primary key, deposits integer not null, total integer not null,
        last_version integer not null, last_balance integer not null);
      ${traps}`);
  });
