import { withClient } from '#persistence';
import type { House } from '#testing';

/** The toy services' tables, made as their owners would. */
export const makeTables = (house: House): Promise<void> =>
  withClient(house.postgres.adminUrl, async (client) => {
    await client.query(`
      set role bank_owner; set search_path = bank;
      create table accounts (id uuid primary key, balance integer not null, version integer not null default 1);
      reset role; set role auditor_owner; set search_path = auditor;
      create table counted (account_id uuid primary key, deposits integer not null, total integer not null, last_version integer not null);
      create table traps (amount integer primary key);`);
  });
