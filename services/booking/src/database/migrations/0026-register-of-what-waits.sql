-- What waits for a decision, as the register lists and searches it: read from here alone, since there may be tens of thousands.
create index cases_requested on cases (received_at, id) include (space_id, organisation_id, kind) where state = 'requested';
