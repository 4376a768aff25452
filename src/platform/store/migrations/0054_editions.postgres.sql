-- Reports as they were frozen to be passed on: every file byte for byte, the figures they stand on and what changed since
-- the edition before. Rows are added and taken away with their event, and never changed.
create table edition (
  id text collate "C" primary key not null,
  event_id text collate "C" not null references event (id),
  report text collate "C" not null,
  number bigint not null,
  note text collate "C" not null,
  interim bigint not null,
  frozen_at text collate "C" not null,
  frozen_by text collate "C" not null,
  words text collate "C" not null,
  figures text collate "C" not null,
  checksum text collate "C" not null,
  changes text collate "C" not null,
  unique (event_id, report, number)
);

create table edition_file (
  edition_id text collate "C" not null references edition (id),
  format text collate "C" not null,
  content bytea not null,
  primary key (edition_id, format)
);
