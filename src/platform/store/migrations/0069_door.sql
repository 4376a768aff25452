-- The code of a booking, as its badge and its mail hold it: random, made when it is first needed.
create table booking_code (
  booking_id text primary key references booking_row (id) on delete cascade,
  code text not null unique
);

-- What phones at a door saw, each with an id of the phone's own, so that sending twice counts once. A scan that was taken
-- back stands no longer. Time and door of the earliest that stands say when and where somebody came in.
create table door_scan (
  id text primary key,
  event_id text not null references event (id),
  booking_id text references booking_row (id) on delete cascade,
  kind text not null,
  session_code text not null,
  door text not null,
  scanned_at text not null,
  received_at text not null,
  outcome text not null,
  act_id text not null,
  stands integer not null
);
create index door_scan_by_event on door_scan (event_id, session_code, stands);
create index door_scan_by_booking on door_scan (booking_id);
