-- Why a space is out of use, where somebody has closed it and it was not only left out of its site's definition.

alter table spaces
  add column closed_at timestamptz,
  add column closed_reason jsonb,             -- {sv, en}
  add constraint spaces_closed check (closed_reason is null or not in_use and closed_at is not null);
