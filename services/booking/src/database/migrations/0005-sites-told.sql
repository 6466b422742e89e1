-- How often a site has been told of, and until which day. A site's own version counts its definitions, and exceptions from its
-- hours change what is told but not that. Sites from before this are told by the worker that looks for days not yet told.
alter table sites
  add column told_version integer not null default 0,
  add column told_until date;
