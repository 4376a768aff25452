-- What a note was before somebody added, edited or deleted it by hand, for a day, so that it can be taken back.

-- Numbered as they came: what a later change touched is not taken back by an earlier one.
create table note_change (
  id text primary key,
  event_id text not null references event (id) on delete cascade,
  number integer not null,
  kind text not null check (kind in ('added', 'edited', 'deleted')),
  expires_at text not null,
  unique (event_id, number)
);

-- Of what was added it holds the notes as they were made.
create table note_before (
  change_id text not null references note_change (id) on delete cascade,
  note_id text not null,
  import_id text,
  table_label text not null,
  kind text not null,
  body text not null,
  position integer not null,
  primary key (change_id, note_id)
);
create index note_before_by_note on note_before (note_id);
