-- What the SMS operator reports before we have written down that it has the message is kept until we have, or for some days.
create table sms_reports (
  provider_id text not null,                    -- what the operator calls the message
  delivery_id uuid,                             -- what we call it, where the report tells
  status text not null check (status in ('sent', 'delivered', 'failed')),
  came_at timestamptz,
  reported_at timestamptz not null,
  primary key (provider_id, status)
);

create index deliveries_sms on deliveries (provider_id) where channel = 'sms' and provider_id is not null;
