-- What a service has answered that the law has it keep of a person, and on what ground: it names nobody.
alter table erasure_parts add column kept jsonb not null default '[]';   -- [{kind, ground}]
