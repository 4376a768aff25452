-- Needs with a short life, people who were erased, and what goes when.

-- Health and belief can be read from needs, so they stand in a table of their own, with a permission of their own. They
-- live no longer than the booking they belong to.
create table delegate_needs (
  event_id text not null,
  person_id text not null,
  access_needs text not null,
  dietary_needs text not null,
  primary key (event_id, person_id),
  foreign key (event_id, person_id) references booking (event_id, person_id) on delete cascade
);
create index delegate_needs_by_person on delegate_needs (person_id);

-- An erased person leaves a row under a fresh id, without name or address, so that figures of past events stay true.
alter table person add column erased integer not null default 0;

-- Hashes of the ids that erased people had, for backups that still know them. The same list stands in a file beside the
-- database.
create table erasure (
  person_hash text primary key,
  erased_on text not null
);

-- Periods that somebody set; where there is no row, the program's own holds. -1 days: kept.
create table retention_period (
  kind text primary key,
  days integer not null
);

create table retention_run (
  id text primary key,
  ran_at text not null,
  ran_by text not null
);
create index retention_run_by_time on retention_run (ran_at);

create table retention_went (
  run_id text not null references retention_run (id),
  kind text not null,
  went integer not null,
  primary key (run_id, kind)
);
