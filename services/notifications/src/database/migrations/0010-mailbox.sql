-- What came back: of each mail that tells how a message fared, that it was read, so that reading it again changes nothing.
create table delivery_reports (
  delivery_id uuid not null references deliveries on delete cascade,
  mail bytea not null,                          -- SHA-256 of the Message-ID of the mail that told it
  said text not null check (said in ('delivered', 'delayed', 'failed', 'complained')),
  is_soft boolean not null default false,       -- failed, for what may pass
  answer text,                                  -- what the other side said, masked
  at timestamptz not null,
  primary key (delivery_id, mail)
);
comment on column delivery_reports.answer is 'personal data: what a server said, which may tell about somebody';

alter table suppressed_addresses add column person_id uuid;
create index suppressed_addresses_person on suppressed_addresses (person_id);
create index suppressed_addresses_address on suppressed_addresses (channel, address);
comment on column suppressed_addresses.person_id is 'personal data: whose address it is; the row is gone when she is erased';
comment on column suppressed_addresses.lifted_by is 'personal data: who lifted it; null when she has been erased';

-- What an address kept from going goes after all, once staff have lifted that and ask for it.
create or replace function refuse_illegal_delivery_state() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('queued', 'sending'), ('queued', 'suppressed'), ('queued', 'failed'),
    ('sending', 'sent'), ('sending', 'delivered'), ('sending', 'queued'), ('sending', 'failed'), ('sending', 'suppressed'), ('sending', 'uncertain'),
    ('uncertain', 'sending'), ('uncertain', 'sent'), ('uncertain', 'delivered'), ('uncertain', 'failed'), ('uncertain', 'suppressed'),
    ('sent', 'delivered'), ('sent', 'failed'),
    ('failed', 'queued'), ('failed', 'suppressed')
  ) and old.state <> new.state
    and not (old.state = 'suppressed' and new.state = 'queued' and old.why = 'address-suppressed') then
    raise exception 'a delivery does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
