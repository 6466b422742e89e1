-- That a case had become late has been told, once for each time that it was due.
create table late_cases (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  due_at timestamptz not null,
  told_at timestamptz not null check (told_at > due_at),
  told_to uuid,
  constraint late_cases_once unique (case_id, due_at)
);
create index late_cases_told_to on late_cases (told_to) where told_to is not null;
comment on column late_cases.told_to is 'personal data: who was to handle it then; null when nobody was, or she has been erased';

-- Of what an applicant writes, who was told.
alter table messages add column told_to uuid;
create index messages_told_to on messages (told_to) where told_to is not null;
comment on column messages.told_to is 'personal data: who was to handle the case then; null when nobody was, or she has been erased';
