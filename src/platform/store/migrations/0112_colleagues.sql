-- How many colleagues somebody who has booked may book beside themselves, and within how many days each says what they
-- need, else their place goes (0: no such day).
alter table booking_page add column colleagues bigint not null default 0;
alter table booking_page add column colleague_days bigint not null default 0;

-- Who was booked by a colleague: by whose booking (none any more where that went or passed to somebody else), until when
-- they are asked for their own details ('': for ever), and whether they gave them.
create table booked_for (
  booking_id text primary key references booking_row (id) on delete cascade,
  booker_id text references booking_row (id) on delete set null,
  event_id text not null references event (id) on delete cascade,
  until text not null,
  answered bigint not null
);
create index booked_for_by_booker on booked_for (booker_id, booking_id);
create index booked_for_by_until on booked_for (answered, until, booking_id);
create index booked_for_by_event on booked_for (event_id);
