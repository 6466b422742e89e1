-- What agreements give their organisations, as partners tells: one row a party.
create table grants (
  id uuid primary key,
  agreement_id uuid not null,
  organisation_id uuid not null,
  is_active boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  days_ahead integer,
  automatic_approval boolean not null,
  hours_a_month integer,
  version integer not null
);
create index grants_organisation on grants (organisation_id);
