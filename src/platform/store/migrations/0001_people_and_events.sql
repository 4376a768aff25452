-- Programmes, regions, organisations, people, events and bookings.

create table setting (
  name text primary key,
  value text not null
);

create table audit (
  id text primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  subject_id text not null,
  fields text not null
);
create index audit_by_subject on audit (subject_id, at);
create index audit_by_time on audit (at);

create table region (
  id text primary key,
  slug text not null unique,
  name text not null
);

create table place (
  region_id text not null references region (id),
  code text not null,
  name text not null,
  short_name text not null,
  part text not null,
  area text not null,
  tile_column integer not null,
  tile_row integer not null,
  position integer not null,
  primary key (region_id, code),
  unique (region_id, tile_column, tile_row)
);
create index place_by_code on place (code);

create table organisation (
  id text primary key,
  name text not null,
  folded_name text not null unique,
  kind text not null
);

create table organisation_serves (
  organisation_id text not null references organisation (id),
  place_code text not null,
  primary key (organisation_id, place_code)
);

create table organisation_alias (
  organisation_id text not null references organisation (id),
  alias text not null,
  folded_alias text not null unique
);
create index alias_by_organisation on organisation_alias (organisation_id);

create table programme (
  id text primary key,
  slug text not null unique,
  name text not null
);

create table event (
  id text primary key,
  programme_id text not null references programme (id),
  region_id text not null references region (id),
  slug text not null unique,
  title text not null,
  date text not null,
  venue text not null,
  attendance text not null check (attendance in ('in person', 'online', 'hybrid')),
  version integer not null
);

create table person (
  id text primary key,
  first_name text not null,
  last_name text not null,
  email text not null,
  job_title text not null,
  organisation_id text references organisation (id)
);
create index person_by_organisation on person (organisation_id);

-- One file taken in, whole, and able to be taken back.
create table import (
  id text primary key,
  event_id text not null references event (id),
  kind text not null check (kind in ('delegates', 'responses', 'notes')),
  file_name text not null,
  file_fingerprint text not null,
  row_count integer not null,
  added_count integer not null,
  applied_at text not null,
  undone_at text
);
create index import_by_event on import (event_id, kind);

-- What an import of delegates made ('person', 'organisation', 'booking') or only listed ('listed', a booking that was
-- there before), so that undoing removes what no other import stands for, and no more.
create table import_made (
  import_id text not null references import (id),
  subject text not null,
  subject_id text not null,
  primary key (import_id, subject, subject_id)
);
create index import_made_by_subject on import_made (subject_id);

create table booking (
  id text primary key,
  event_id text not null references event (id),
  person_id text not null references person (id),
  booked_at text not null,
  unique (event_id, person_id)
);
create index booking_by_person on booking (person_id);

-- An upload that waits between its preview and its "Import" button.
create table staged_upload (
  id text primary key,
  event_id text not null references event (id),
  kind text not null,
  file_name text not null,
  content blob not null,
  decisions text not null,
  expires_at text not null
);

create table note (
  id text primary key,
  event_id text not null references event (id),
  import_id text references import (id),
  table_label text not null,
  kind text not null,
  body text not null,
  position integer not null
);
create index note_by_event on note (event_id);
create index note_by_import on note (import_id);
