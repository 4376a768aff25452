-- Published figures of places by year. Each file is a release of its own and takes nothing away: the newest one that
-- says something of an indicator, area and year holds, so that taking a file back brings back what stood before.
create table indicator_release (
  id text primary key,
  programme_id text not null references programme (id),
  import_id text not null,
  number integer not null,
  code text not null,
  title text not null,
  unit text not null,
  source text not null,
  published text not null,
  file_name text not null,
  unique (programme_id, code, number)
);
create index indicator_release_by_import on indicator_release (import_id);

create table indicator_value (
  release_id text not null references indicator_release (id),
  area_code text not null,
  year integer not null,
  period text not null,
  published text not null,
  primary key (release_id, area_code, year)
);
