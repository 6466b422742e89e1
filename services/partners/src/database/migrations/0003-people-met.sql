-- Others may write somebody's address: to register her, to invite her, to have her sign. Until she has proved it by signing in,
-- what is known of her is what they have said. Everybody who is here by now has come by signing in.
alter table people add column proved_at timestamptz;
update people set proved_at = recorded_at;

comment on column people.proved_at is 'personal data: when she first signed in; null while only others have written her address';
