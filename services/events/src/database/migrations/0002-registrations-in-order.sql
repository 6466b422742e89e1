-- Staff page through all registrations in the order in which they came.
create unique index registrations_position on registrations (position);
