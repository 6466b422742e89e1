-- What somebody has not read in the app, and what is old enough to be removed.
create index deliveries_unread on deliveries (person_id, id desc) where channel = 'app' and read_at is null;
create index deliveries_created on deliveries (created_at);

-- What those who work in the house are told of somebody goes when she is erased.
create index deliveries_task on deliveries ((content #>> '{task,applicantId}')) where content #>> '{task,applicantId}' is not null;

create index deliveries_read on deliveries (read_at) where read_at is not null;
