-- How the seats of an event are shared out, and the rules before the last change of them, so that it can be taken back.
-- Without a row an event has no limits.
create table seat_rules (
  event_id text primary key references event (id),
  rules text not null,
  rules_before text not null,
  version integer not null
);

-- Whose turn it is among those who wait, until when an offer stands, and who comes by screen to a hybrid event. A turn
-- is given in the transaction that puts somebody on the waiting list, so that the list has the order of commits.
create table seat_turn (
  booking_id text primary key references booking_row (id) on delete cascade,
  event_id text not null references event (id),
  turn integer not null,
  offered_until text not null,
  online integer not null
);
create index seat_turn_by_event on seat_turn (event_id, turn);
