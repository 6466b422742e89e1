-- Statistics of years are read week by week: what lies in weeks that are long over hardly changes any more, and is counted once.
-- A week begins on Monday by universal time, so that it is the same whatever the clocks of a site say.

create type counted_use as (id uuid, bookings bigint, people bigint, time interval);
create type counted_times as (starts_at timestamptz, ends_at timestamptz, taking bigint, people bigint);
create table use_weeks (
  site_id uuid not null references sites,
  week timestamptz not null,
  last_end timestamptz not null,              -- when the last of its bookings is over
  spaces counted_use[] not null,
  organisations counted_use[] not null,       -- without an id: of private persons
  times counted_times[] not null,
  primary key (site_id, week)
);

create type counted_states as (state text, at_once boolean, cases bigint);
create type counted_values as (value integer, cases bigint);
create table request_weeks (
  site_id uuid not null references sites,
  week timestamptz not null,
  states counted_states[] not null,
  decision_minutes counted_values[] not null,
  lead_hours counted_values[] not null,
  primary key (site_id, week)
);

-- In which of them something has changed since. Whoever reads sees a change and its mark at once, or neither, and counts such a week
-- itself; the worker counts it anew and takes the mark away.
create table changed_weeks (
  what text not null check (what in ('use', 'requests')),
  week timestamptz not null
);
create index changed_weeks_week on changed_weeks (what, week);

-- What holds a week as it is: shared by all who change something in it, and had alone by whoever counts it.
create function week_lock(changed text, week timestamptz) returns bigint language sql stable as $$
  select hashtextextended(concat_ws(' ', current_schema(), changed, extract(epoch from week)), 24)
$$;

-- Nobody who changes something waits for another who does: only for whoever is counting this very week, who waits for nobody.
-- Whatever is younger than seven days needs no mark, since no week is counted before it has been over for eight.
create function mark_week(changed text, at timestamptz) returns void language plpgsql as $$
declare
  changed_week timestamptz := date_trunc('week', at, 'UTC');
begin
  if at < now() - interval '7 days' then
    perform pg_advisory_xact_lock_shared(week_lock(changed, changed_week));
    -- In a statement of its own, which sees what has been stored until the lock was given.
    if not exists (select from changed_weeks where what = changed and week = changed_week) then
      insert into changed_weeks (what, week) values (changed, changed_week);
    end if;
  end if;
end $$;

create function mark_use() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'approved' then
    perform mark_week('use', old.starts_at);
  end if;
  if tg_op <> 'DELETE' and new.state = 'approved' then
    perform mark_week('use', new.starts_at);
  end if;
  return null;
end $$;

create function mark_requests() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform mark_week('requests', old.received_at);
  end if;
  if tg_op <> 'DELETE' then
    perform mark_week('requests', new.received_at);
  end if;
  return null;
end $$;

create trigger mark_added_use after insert on bookings
  for each row when (new.starts_at < now()) execute function mark_use();
create trigger mark_changed_use after update on bookings
  for each row when (
    least(old.starts_at, new.starts_at) < now()
    and (old.state, old.space_id, old.organisation_id, old.starts_at, old.ends_at, old.people)
      is distinct from (new.state, new.space_id, new.organisation_id, new.starts_at, new.ends_at, new.people)
  ) execute function mark_use();
create trigger mark_removed_use after delete on bookings
  for each row when (old.starts_at < now()) execute function mark_use();

create trigger mark_added_requests after insert on cases
  for each row when (new.received_at < now() - interval '1 day') execute function mark_requests();
create trigger mark_changed_requests after update on cases
  for each row when (
    least(old.received_at, new.received_at) < now() - interval '1 day'
    and (old.state, old.site_id, old.received_at, old.decided_at, old.starts_at)
      is distinct from (new.state, new.site_id, new.received_at, new.decided_at, new.starts_at)
  ) execute function mark_requests();
create trigger mark_removed_requests after delete on cases
  for each row when (old.received_at < now() - interval '1 day') execute function mark_requests();

-- Also where rows are brought in with triggers at rest: a week that is counted wrongly would stay so.
do $$
declare
  name text;
begin
  foreach name in array array['mark_added_use', 'mark_changed_use', 'mark_removed_use'] loop
    execute format('alter table bookings enable always trigger %I', name);
  end loop;
  foreach name in array array['mark_added_requests', 'mark_changed_requests', 'mark_removed_requests'] loop
    execute format('alter table cases enable always trigger %I', name);
  end loop;
end $$;
