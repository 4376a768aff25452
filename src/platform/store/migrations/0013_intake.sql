-- Kinds of imports are declared by the rooms, no longer listed here; and a file waits as the table that was read from
-- it. What waits without a fingerprint is a file as it came, from before.
pragma defer_foreign_keys = on;
create table import_before (
  id text, event_id text, kind text, file_name text, file_fingerprint text, row_count integer, added_count integer,
  applied_at text, undone_at text
);
insert into import_before select id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at,
  undone_at from import;
drop table import;
create table import (
  id text primary key,
  event_id text not null references event (id),
  kind text not null,
  file_name text not null,
  file_fingerprint text not null,
  row_count integer not null,
  added_count integer not null,
  applied_at text not null,
  undone_at text
);
insert into import select id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at, undone_at
  from import_before;
drop table import_before;
create index import_by_event on import (event_id, kind);

alter table staged_upload add column file_fingerprint text not null default '';
alter table staged_upload add column row_count integer not null default 0;
alter table staged_upload add column remembered text not null default '';
alter table staged_upload add column staged_at text not null default '';
