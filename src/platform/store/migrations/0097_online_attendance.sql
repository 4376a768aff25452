-- Who went on to an online event by their own page, and for how many minutes reports of the meeting name them.
create table online_join (
  booking_id text primary key references booking_row (id) on delete cascade,
  joined_at text not null
);
create table online_presence (
  import_id text not null,
  row_number bigint not null,
  booking_id text not null references booking_row (id) on delete cascade,
  minutes bigint not null,
  primary key (import_id, row_number)
);
create index online_presence_by_booking on online_presence (booking_id);
