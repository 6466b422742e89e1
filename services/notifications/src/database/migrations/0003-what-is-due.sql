-- What is new goes before what is tried again, so that nothing waits behind a long line of messages that cannot go out yet.

drop index deliveries_due;
create index deliveries_due on deliveries ((attempts > 0), coalesce(next_attempt_at, lease_until), about_version) where state in ('pending', 'sending');
