-- What a booking has besides its state: whether the person may be named in the list of delegates ('': never asked), and an organisation as they typed it that nobody knows.
create table booking_own (
  booking_id text primary key references booking_row (id) on delete cascade,
  named text not null check (named in ('', 'yes', 'no')),
  typed_organisation text not null
);

-- Hashes of the links that open somebody's own page: the links themselves stand in their mails alone.
create table booking_link (
  key_hash text primary key,
  booking_id text not null references booking_row (id) on delete cascade,
  made_at text not null
);
create index booking_link_by_booking on booking_link (booking_id);
