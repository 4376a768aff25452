-- What somebody said the columns of a list hold, for the programme's next list of the same headings.
create table column_choice (
  programme_id text not null references programme (id),
  kind text not null,
  headings_hash text not null,
  decisions text not null,
  chosen_at text not null,
  primary key (programme_id, kind, headings_hash)
);

-- Where somebody works or lives, as their list says beside their organisation; a code as in `place`, or empty.
alter table person add column place_code text not null default '';
alter table person_before add column place_code text not null default '';
