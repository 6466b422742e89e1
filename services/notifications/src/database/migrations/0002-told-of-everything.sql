-- What has been told of each booking, registration, visit, agreement and event, so that nothing older is told after it.

create table told (
  family text not null check (family in ('booking', 'registration', 'visit', 'agreement', 'event')),
  about uuid not null,                        -- an attendee's visit has the id of her registration
  version integer not null,
  invited boolean not null,                   -- an invitation has been given and not taken back
  told_as jsonb,                              -- {start, end, timeZone, spaceName}: what a move is compared with
  primary key (family, about)
);
insert into told (family, about, version, invited, told_as) select 'booking', booking_id, version, invited, told_as from told_bookings;
drop table told_bookings;

-- Whose guest a message has invited, so that it can be emptied when the host is erased.
create index deliveries_host on deliveries ((content #>> '{visit,hostId}')) where content #>> '{visit,hostId}' is not null;
