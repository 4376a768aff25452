-- Sessions that people choose among when they book, by their codes: an agenda that is taken back brings a session again
-- under its code.
create table offered_session (
  event_id text not null references event (id) on delete cascade,
  code text not null,
  primary key (event_id, code)
);

-- Who chose which. A choice goes when the booking is cancelled or declined, so that another has the seat.
create table session_choice (
  booking_id text not null references booking_row (id) on delete cascade,
  code text not null,
  primary key (booking_id, code)
);
