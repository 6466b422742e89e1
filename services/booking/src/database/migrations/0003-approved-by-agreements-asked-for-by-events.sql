-- By which agreement a booking was approved without anybody deciding, and which event asked for it.
alter table bookings
  add column agreement_id uuid,
  add column event_id uuid,
  add constraint bookings_agreement check (
    agreement_id is null or (organisation_id is not null and state in ('approved', 'cancelled'))
  );

create index bookings_agreement on bookings (agreement_id, organisation_id, starts_at) where agreement_id is not null;
-- An event has one space at a time.
create unique index bookings_event on bookings (event_id) where state in ('requested', 'approved');

update booking_transitions set by = '{staff,agreement}' where change = 'approve';
update booking_transitions set by = '{applicant,event}' where change = 'withdraw';
update booking_transitions set by = '{applicant,staff,event}' where change = 'cancel';
