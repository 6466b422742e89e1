-- How cases are handled: when they are due, who has which, who is away, and what is written in them.

-- What has been counted when the clock of a case is stopped; counting goes on from there.
alter table cases add column clock_minutes double precision not null default 0 check (clock_minutes >= 0);

-- How many minutes of opening hours a request may wait for staff: two days, if nobody says otherwise.
alter table sites add column decide_within_minutes integer not null default 960 check (decide_within_minutes between 30 and 14400);

-- When a calendar has been open for so many minutes since a time; null where that is not known. Hundreds of cases are asked about
-- at once: days are read in their order, and no more of them than it takes, where the planner would read and sort all to come.
create function working_time_after(calendar uuid, since timestamptz, minutes integer) returns timestamptz
language plpgsql stable set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off as $$
declare
  seconds_left numeric := minutes * 60;
  seconds numeric;
  day record;
begin
  for day in
    select greatest(lower(during), since) as opens, upper(during) as closes from open_windows
    where calendar_id = calendar and date >= (since at time zone 'UTC')::date - 1 and upper(during) > since order by date
  loop
    seconds := extract(epoch from day.closes - day.opens);
    if seconds >= seconds_left then
      return day.opens + seconds_left * interval '1 second';
    end if;
    seconds_left := seconds_left - seconds;
  end loop;
  return null;
end $$;

-- Which of its bookings a case waits for.
create index bookings_case_waiting on bookings (case_id, starts_at, id) where state = 'requested';

create table case_assignments (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  staff_id uuid,                              -- null where it was released
  by uuid,
  at timestamptz not null
);
create index case_assignments_case on case_assignments (case_id, at);
create index case_assignments_staff on case_assignments (staff_id) where staff_id is not null;
create index case_assignments_by on case_assignments (by) where by is not null;
comment on column case_assignments.staff_id is 'personal data: who was to handle it; null when she has been erased too';
comment on column case_assignments.by is 'personal data: who gave it to her; null when she has been erased';

create table absences (
  id uuid primary key,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  stand_in_id uuid check (stand_in_id <> staff_id),
  constraint absences_overlap exclude using gist (staff_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index absences_stand_in on absences (stand_in_id, ends_at) where stand_in_id is not null;
create index absences_end on absences (ends_at);
comment on column absences.staff_id is 'personal data: who is away';
comment on column absences.stand_in_id is 'personal data: who stands in; null when she has been erased';

-- What applicant and staff write to each other, and staff among themselves. A message never changes, but for what erasure takes.
create table messages (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  position integer not null check (position > 0),
  at timestamptz not null,
  written_as text not null check (written_as in ('applicant', 'staff')),
  author_id uuid,
  text text check (length(text) between 1 and 5000),
  is_internal boolean not null,
  wants_answer boolean not null,
  unique (case_id, position),
  check (written_as = 'staff' or not is_internal and not wants_answer),
  check (not (is_internal and wants_answer))
);
create index messages_author on messages (author_id) where author_id is not null;
comment on column messages.author_id is 'personal data: who wrote it; null when she has been erased';
comment on column messages.text is 'personal data: free words; null when they have been removed';

-- How far somebody has read.
create table thread_reads (
  case_id uuid not null references cases on delete cascade,
  person_id uuid not null,
  is_staff boolean not null,
  position integer not null check (position > 0),
  primary key (case_id, person_id)
);
create index thread_reads_person on thread_reads (person_id);
comment on column thread_reads.person_id is 'personal data: who has read it';

-- Files that come with messages. They are sent before the message, in parts, and go after a day where none comes.
create table attachments (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  message_id uuid references messages on delete cascade,
  position integer check (position > 0),      -- among those of the message
  sent_by uuid,
  name text not null,
  kind text not null check (kind in ('pdf', 'picture')),
  parts integer not null check (parts > 0),
  bytes integer not null default 0 check (bytes between 0 and 5 * 1024 * 1024),
  is_whole boolean not null default false,
  at timestamptz not null,
  constraint attachments_sent check ((message_id is null) = (position is null) and (message_id is null or is_whole))
);
create index attachments_case on attachments (case_id);
create index attachments_message on attachments (message_id) where message_id is not null;
create index attachments_waiting on attachments (at) where message_id is null;
create index attachments_sent_by on attachments (sent_by) where sent_by is not null;
comment on column attachments.sent_by is 'personal data: who sent it; null when she has been erased';
comment on column attachments.name is 'personal data: a file may be named after somebody';

create table attachment_parts (
  attachment_id uuid not null references attachments on delete cascade,
  part integer not null check (part > 0),
  content bytea not null check (octet_length(content) between 1 and 350 * 1024),
  primary key (attachment_id, part)
);
-- It is compressed already.
alter table attachment_parts alter column content set storage external;
comment on column attachment_parts.content is 'personal data: whatever somebody has sent';
