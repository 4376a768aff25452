-- Answers of a file come and go in pieces, and all of them are seen, or gone, at one moment: while they do, `released`
-- holds the number of their batch instead of 0 (not yet in the figures) or 1 (in the figures), and one change of the
-- batch's state means all of them. coming: hidden, being saved. counted: in the figures. waiting: seen, in no figure
-- until the round closes, for they are fewer than five. leaving: counted, about to be taken back. gone: hidden, being
-- deleted. Whoever takes the order of arrival out of a round writes 1 where a batch is counted, and closing ends all.
create table response_batch (
  round_id text not null references round (id),
  number integer not null check (number > 1),
  import_id text not null references import (id),
  state text not null check (state in ('coming', 'counted', 'waiting', 'leaving', 'gone')),
  responses integer not null,
  primary key (round_id, number)
) without rowid;

create table response_anew (
  round_id text not null references round (id),
  id text not null,
  answers text not null,
  released integer not null check (released >= 0),
  primary key (round_id, id)
) without rowid;
insert into response_anew (round_id, id, answers, released)
  select round_id, id, answers, released from response order by round_id, id;
drop table response;
alter table response_anew rename to response;
create index response_unreleased on response (released, round_id) where released = 0;

-- Notes of an import that is being saved, or was undone and is being deleted, are hidden.
alter table note rename to note_row;
drop index note_by_table;
create index note_by_table on note_row (event_id, sort_table, kind, position, id, table_label, search_text, import_id);
drop index note_by_kind;
create index note_by_kind on note_row (event_id, kind, sort_table, position, id, table_label, search_text, import_id);
drop index note_by_text;
create index note_by_text on note_row (event_id, sort_text, id, kind, table_label, search_text, import_id);
drop index note_counted;
create index note_counted on note_row (event_id, kind, table_label, search_text, import_id);
create view note as
  select id, event_id, import_id, table_label, kind, body, position, sort_table, sort_text, search_text
  from note_row where import_id is null or import_id not in (select u.import_id from unfinished_import u);
