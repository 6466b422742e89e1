-- A series is told as one thing.

alter table told drop constraint told_family_check;
alter table told add constraint told_family_check
  check (family in ('booking', 'registration', 'visit', 'agreement', 'event', 'watch', 'series'));
