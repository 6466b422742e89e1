-- Unfinished requests; and floor that is taken before there is anything to hold it.

create table drafts (
  person_id uuid not null,
  id uuid not null,                           -- chosen by the client, and so hers alone
  content jsonb not null check (octet_length(content::text) <= 65536),
  changed_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  primary key (person_id, id)
);
create index drafts_changed on drafts (changed_at);
comment on column drafts.person_id is 'personal data: whose it is';
comment on column drafts.content is 'personal data: what she has written, and whom to reach';

-- What takes floor takes it first, in the statement that then stores it or, where some of the floor is taken, stores nothing: then
-- the transaction is rolled back with what it took.
alter table allocations
  alter constraint allocations_booking_id_fkey deferrable initially deferred,
  alter constraint allocations_hold_id_fkey deferrable initially deferred;

-- Found by what goes, among a million that stay.
create index allocations_hold on allocations (hold_id) where hold_id is not null;
create index allocations_block on allocations (block_id) where block_id is not null;
