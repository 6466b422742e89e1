-- What has been counted when the clock of a case is stopped; counting goes on from there.
alter table cases add column clock_minutes double precision not null default 0 check (clock_minutes >= 0);
