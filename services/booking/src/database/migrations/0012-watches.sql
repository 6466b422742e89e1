-- Wishes that could not be met, and who is told when they can be.

create table watches (
  id uuid primary key,
  person_id uuid not null,
  organisation_id uuid,
  as_staff boolean not null,                  -- whether the rules for staff are hers
  site_ids uuid[] not null check (site_ids <> '{}'),
  space_ids uuid[] not null,                  -- none is any
  people integer not null check (people > 0),
  layout text,
  equipment text[] not null,
  accessibility text[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  minutes integer not null check (minutes > 0),
  -- As far as what is set up or cleared up for it may reach.
  reach tstzrange not null generated always as (occupied(starts_at, ends_at, 1440, 1440)) stored,
  placed_at timestamptz not null,
  looked_at timestamptz,                      -- when it was last compared with what is free
  told_at timestamptz,
  ended_at timestamptz,                       -- kept for a while, since what was told of it names her
  version integer not null default 1 check (version > 0)
);
create index watches_person on watches (person_id);
create index watches_reach on watches using gist (reach) where ended_at is null;
create index watches_ended on watches (ended_at) where ended_at is not null;
comment on column watches.person_id is 'personal data: who wishes it';

-- What each has been told of: it is not told twice, and gives a head start on those who asked later.
create table watch_tellings (
  watch_id uuid not null references watches on delete cascade,
  space_id uuid not null references spaces,
  cell_ids uuid[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  at timestamptz not null
);
create index watch_tellings_watch on watch_tellings (watch_id);

-- Floor at which those who watch are to look: at once, or when a head start is over.
create table freed_floor (
  id uuid primary key default gen_random_uuid(),
  cell_ids uuid[] not null,
  during tstzrange not null,
  due_at timestamptz,
  -- Whether somebody had it until now: who was told of it before she had it can be told of it again.
  was_taken boolean not null default false
);

-- Whoever frees floor need not think of those who wait for it.

create function note_freed_floor() returns trigger language plpgsql as $$
begin
  insert into freed_floor (cell_ids, during, was_taken)
  select array[old.cell_id], old.during, true
  where exists (select from watches where ended_at is null and reach && old.during);
  return null;
end $$;

-- Row by row: most statements that may free floor free none.
create trigger note_freed_floor after delete or update on allocations for each row execute function note_freed_floor();

-- Hundreds of thousands of days may be written at once: where nobody watches they are not looked through.
create function note_widened_hours() returns trigger language plpgsql as $$
begin
  if not exists (select from watches where ended_at is null) then
    return null;
  end if;
  insert into freed_floor (cell_ids, during)
  select array_agg(distinct cell_id), opened.during
  from opened join spaces using (calendar_id) join space_cells on space_id = spaces.id
  where exists (select from watches where ended_at is null and reach && opened.during)
  group by calendar_id, date, opened.during;
  return null;
end $$;

create trigger note_widened_hours after insert on open_windows
  referencing new table as opened for each statement execute function note_widened_hours();
create trigger note_changed_hours after update on open_windows
  referencing new table as opened for each statement execute function note_widened_hours();

-- Things that come back to a pool may be what was missing anywhere on its site.
create function note_returned_things() returns trigger language plpgsql as $$
begin
  insert into freed_floor (cell_ids, during)
  select array_agg(cells.id), old.during
  from pools join cells using (site_id)
  where pools.id = old.pool_id and exists (select from watches where ended_at is null and reach && old.during)
  having count(*) > 0;
  return null;
end $$;

create trigger note_returned_things after delete or update on pool_claims for each row execute function note_returned_things();
