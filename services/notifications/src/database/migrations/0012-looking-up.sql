-- What one person has been told of one thing, however many others have been told of it.
create index deliveries_told on deliveries (person_id, about) where about is not null;

-- What staff look for: what has failed, among all that has not.
create index deliveries_state on deliveries (state, id desc);
