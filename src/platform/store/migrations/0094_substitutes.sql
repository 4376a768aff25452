-- Who is to come in somebody's place, where an organiser says so first: named by the person who has the place. The
-- request holds while nothing happens to the booking after the step that asked (`step`); decided, it is deleted, and the
-- booking's history tells what became of it.
create table substitute_request (
  booking_id text primary key references booking_row (id) on delete cascade,
  event_id text not null references event (id) on delete cascade,
  step bigint not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  job_title text not null,
  asked_at text not null
);
create index substitute_request_by_event on substitute_request (event_id, asked_at, booking_id);
