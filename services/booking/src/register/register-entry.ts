import { sql, type Sql } from '#persistence';

// A page of entries has hundreds of times: Postgres writes them as answers have them, in far less time than reading and writing takes here.
const time = (value: Sql): Sql => sql`replace(to_json(${value}) #>> '{}', '+00:00', 'Z')`;

/** Selects a RegisterEntry from `cases`, with what `joinEntry` joins to it. Whom it does not know to be a legal entity is a person. */
export const entryColumns = sql`
  cases.id, cases.number, ${time(sql`cases.received_at`)} as "receivedAt", cases.kind,
  case
    when organisation.kind = 'legal-entity' then 'organisation'
    when cases.organisation_id is null and cases.event_id is not null then 'house'
    else 'private-person'
  end as "applicantKind",
  case when organisation.kind = 'legal-entity' then organisation.name end as "organisationName",
  jsonb_build_object('id', space.id, 'name', space.name, 'siteId', space.site_id) as space,
  ${time(sql`cases.starts_at`)} as "start", ${time(sql`cases.ends_at`)} as "end", site.time_zone as "timeZone", cases.occurrences, cases.state,
  ${time(sql`cases.decided_at`)} as "decidedAt",
  case
    when cases.state = 'requested' then null
    when cases.decisions is not null then (
      select decision -> 'ground' from jsonb_array_elements(cases.decisions) with ordinality as kept (decision, nth)
      where decision ->> 'ground' is not null order by nth desc limit 1)
    when cases.state in ('declined', 'cancelled') then jsonb_build_object(
      'kind', case when cases.reason_id is null then 'own-words' else 'listed-reason' end,
      'reason', (select text from reasons where reasons.id = cases.reason_id))
    else jsonb_build_object('reason', null, 'kind', case
      when cases.state = 'withdrawn' then 'applicant'
      -- Limited, so that each is looked up by itself and not all of them at once.
      when (select true from bookings where bookings.case_id = cases.id and agreement_id is not null limit 1) then 'agreement'
      when (
        select true from bookings join booking_history on booking_id = bookings.id
        where bookings.case_id = cases.id and change = 'book' limit 1
      ) then 'rules'
      else 'assessment'
    end)
  end as ground`;

export const joinEntry = sql`
  join spaces as space on space.id = cases.space_id join sites as site on site.id = space.site_id
  left join organisations as organisation on organisation.id = cases.organisation_id`;
