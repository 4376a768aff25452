-- Documents of an event: minutes, slides and recordings where they lie, and editions of its reports, each with who may see
-- it. An edition is known by its report and number; everything else has a link.
create table document (
  id text primary key,
  event_id text not null references event (id) on delete cascade,
  kind text not null check (kind in ('minutes', 'slides', 'recording', 'report', 'other')),
  title text not null,
  link text not null,
  report text not null,
  edition bigint not null,
  seen_by text not null check (seen_by in ('public', 'members', 'delegates')),
  added_on text not null
);
create index document_by_event on document (event_id, added_on);
