-- Why a space is out of use, where somebody has closed it and it was not only left out of its site's definition.

alter table spaces
  add column closed_at timestamptz,
  add column closed_reason jsonb,             -- {sv, en}
  -- By the database's own clock.
  add column cells_changed_at timestamptz,
  add constraint spaces_closed check (closed_reason is null or not in_use and closed_at is not null);

-- Whoever waited for floor while the cells of the space changed has taken those that it had when she began. That is nothing but bad
-- luck, and goes well the next time.

create or replace function refuse_other_cells(claim uuid) returns void language plpgsql as $$
begin
  if exists (
    select from (
      select cell_id, occupied as during from bookings join space_cells using (space_id)
      where id = claim and (state = 'approved' or state = 'requested' and holds_floor)
      union all
      select cell_id, occupied from holds join space_cells using (space_id) where id = claim and holds_floor
      union all
      select cell_id, tstzrange(starts_at, ends_at) from blocks join space_cells using (space_id) where id = claim
    ) as due
    full join (select cell_id, during from allocations where claim_id = claim) as held using (cell_id, during)
    where due is null or held is null
  ) then
    if exists (
      select from spaces
      where cells_changed_at > now() - interval '1 minute' and id in (
        select space_id from bookings where id = claim
        union all select space_id from holds where id = claim
        union all select space_id from blocks where id = claim
      )
    ) then
      raise exception 'the cells of the space have just changed' using errcode = 'serialization_failure';
    end if;
    raise exception '% does not hold the cells that it should', claim
      using errcode = 'check_violation', constraint = 'booking_holds_its_cells';
  end if;
end $$;
