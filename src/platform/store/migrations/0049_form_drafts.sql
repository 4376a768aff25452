-- A form that somebody is still writing: kept with every change, seen by nobody who answers, gone when it is published or
-- thrown away. Its mark is another one with every change, and its page key says in which window that was made, so that two
-- people who write at once are told of each other.
create table form_draft (
  event_id text primary key not null references event (id),
  body text not null,
  mark text not null,
  page_key text not null,
  saved_at text not null,
  saved_by text not null
) without rowid;
