-- Signing in asks for all of a person's memberships, and erasing her for each that refers to her; the index of those that are
-- alive serves neither.
create index memberships_person on memberships (person_id);
