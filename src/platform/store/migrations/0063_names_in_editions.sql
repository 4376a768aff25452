-- An edition keeps its report as a document in which each delegate is a reference, and their names beside it: whoever is
-- erased goes out of every edition, and its files are written again from the document. No figure of it changes.
create table edition_document (
  edition_id text not null references edition (id),
  setting text not null,
  content text not null,
  primary key (edition_id, setting)
) without rowid;

create table edition_name (
  edition_id text not null references edition (id),
  reference integer not null,
  person_id text,
  last_name text not null,
  first_name text not null,
  taken_out_on text,
  primary key (edition_id, reference)
) without rowid;
create index edition_name_by_person on edition_name (person_id);
