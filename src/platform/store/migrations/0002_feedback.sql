-- Forms, rounds and answers. The tables of answers carry no person, address, order or time: rows are kept in the order
-- of their random keys (without rowid), and what joins a submission or an import to its answers stands in tables of its
-- own that are emptied when the round closes.

create table form_version (
  id text primary key,
  event_id text not null references event (id),
  number integer not null,
  body text not null,
  published_at text not null,
  unique (event_id, number)
);

create table round (
  id text primary key,
  event_id text not null unique references event (id),
  form_version_id text not null references form_version (id),
  short_code text not null unique,
  state text not null check (state in ('draft', 'open', 'closed')),
  opens_at text,
  closes_at text,
  closed_at text,
  salt text not null
);

create table response (
  id text primary key,
  round_id text not null references round (id),
  answers text not null,
  released integer not null check (released in (0, 1))
) without rowid;
create index response_by_round on response (round_id, released);

create table submission_key (
  round_id text not null references round (id),
  key_hash text not null,
  primary key (round_id, key_hash)
) without rowid;

create table imported_row (
  round_id text not null references round (id),
  row_hash text not null,
  import_id text not null,
  primary key (round_id, row_hash)
) without rowid;

create table imported_response (
  import_id text not null,
  response_id text not null,
  primary key (import_id, response_id)
) without rowid;
