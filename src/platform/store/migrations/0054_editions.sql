-- Reports as they were frozen to be passed on: every file byte for byte, the figures they stand on and what changed since
-- the edition before. Rows are added and taken away with their event, and never changed.
create table edition (
  id text primary key not null,
  event_id text not null references event (id),
  report text not null,
  number integer not null,
  note text not null,
  interim integer not null,
  frozen_at text not null,
  frozen_by text not null,
  words text not null,
  figures text not null,
  checksum text not null,
  changes text not null,
  unique (event_id, report, number)
) without rowid;

create table edition_file (
  edition_id text not null references edition (id),
  format text not null,
  content blob not null,
  primary key (edition_id, format)
) without rowid;
