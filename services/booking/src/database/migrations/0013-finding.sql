-- What lies on a cell never overlaps, and so its beginning is enough to find it by; all that finding asks of it is in the index.
create index allocations_start on allocations (cell_id, lower(during)) include (during, expires_at);

-- Requests that compete: few of all that there are.
create index bookings_competing on bookings (space_id, starts_at) where state = 'requested' and not holds_floor;
