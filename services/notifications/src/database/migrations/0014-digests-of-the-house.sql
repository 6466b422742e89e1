-- What those who work in the house are told in the morning is one digest, too.
create index deliveries_house_digest on deliveries (digest_for) where to_house and digest_for is not null and next_attempt_at is not null;
