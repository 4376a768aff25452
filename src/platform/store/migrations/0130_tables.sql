-- How many tables an event or one of its sessions has ('' is the event itself), for how many each, and of which kind of
-- organisation each has somebody where possible.
create table table_plan (
  event_id text not null references event (id) on delete cascade,
  session_code text not null,
  tables bigint not null,
  places bigint not null,
  kind text not null,
  on_badge bigint not null,
  version bigint not null,
  primary key (event_id, session_code)
);

-- Who sits at which table, and whether somebody put them there by hand.
create table table_seat (
  booking_id text not null references booking_row (id) on delete cascade,
  session_code text not null,
  table_number bigint not null,
  by_hand bigint not null,
  primary key (booking_id, session_code)
);
