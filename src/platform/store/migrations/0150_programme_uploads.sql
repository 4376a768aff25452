-- Files that wait between a look at them and their taking in, and are about a whole programme: a programme's file, brought
-- by an owner.
create table programme_upload (
  id text primary key,
  programme_id text not null references programme (id),
  file_name text not null,
  content blob not null,
  byte_count integer not null,
  shown text not null,
  staged_by text not null,
  expires_at text not null
);
create index programme_upload_room on programme_upload (expires_at, staged_by, programme_id, byte_count);
