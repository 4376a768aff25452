-- Answers of a file come and go in pieces, and all of them are seen, or gone, at one moment: while they do, `released`
-- holds the number of their batch instead of 0 (not yet in the figures) or 1 (in the figures), and one change of the
-- batch's state means all of them. coming: hidden, being saved. counted: in the figures. waiting: seen, in no figure
-- until the round closes, for they are fewer than five. leaving: counted, about to be taken back. gone: hidden, being
-- deleted. Whoever takes the order of arrival out of a round writes 1 where a batch is counted, and closing ends all.
create table response_batch (
  round_id text collate "C" not null references round (id),
  number bigint not null check (number > 1),
  import_id text collate "C" not null references import (id),
  state text collate "C" not null check (state in ('coming', 'counted', 'waiting', 'leaving', 'gone')),
  responses bigint not null,
  primary key (round_id, number)
);

create table response_anew (
  round_id text collate "C" not null references round (id),
  id text collate "C" not null,
  answers text collate "C" not null,
  released bigint not null check (released >= 0),
  primary key (round_id, id)
);
insert into response_anew (round_id, id, answers, released)
  select round_id, id, answers, released from response order by round_id, id;
drop table response;
alter table response_anew rename to response;
create index response_unreleased on response (released, round_id) where released = 0;

-- Notes of an import that is being saved, or was undone and is being deleted, are hidden.
alter table note rename to note_row;
-- No samples are kept of these (postgres_schema.cpp); once a view names them, their type cannot be given anew.
alter table note_row
  alter column table_label type text collate "C", alter column table_label set statistics 0,
  alter column kind type text collate "C", alter column kind set statistics 0,
  alter column body type text collate "C", alter column body set statistics 0,
  alter column sort_table type text collate "C", alter column sort_table set statistics 0,
  alter column sort_text type text collate "C", alter column sort_text set statistics 0,
  alter column search_text type text collate "C", alter column search_text set statistics 0;
create view note as
  select id, event_id, import_id, table_label, kind, body, position, sort_table, sort_text, search_text
  from note_row where import_id is null or import_id not in (select u.import_id from unfinished_import u);
