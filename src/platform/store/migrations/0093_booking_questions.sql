-- What an event's booking page asks besides who somebody is, in the form language. The newest version is asked while
-- `asked` is 1; older ones are kept for those who answered them.
create table booking_form (
  event_id text not null references event (id) on delete cascade,
  version bigint not null,
  body text not null,
  asked bigint not null,
  primary key (event_id, version)
);

-- What somebody answered: a part of their booking, beside their name. `origin` is the booking that it was given with,
-- where two bookings became one; `event_id` is whose questions they were.
create table booking_answers (
  booking_id text not null references booking_row (id) on delete cascade,
  origin text not null,
  event_id text not null references event (id) on delete cascade,
  version bigint not null,
  answers text not null,
  primary key (booking_id, origin)
);
create index booking_answers_by_event on booking_answers (event_id, version);
