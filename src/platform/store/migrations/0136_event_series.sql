-- Events of a programme that belong together: a network's meetings of a year, the modules of a cohort. An event stands in
-- one series at most, at its place in it; a compulsory one is missed by whoever belongs to the series and did not come.
create table event_series (
  id text primary key,
  programme_id text not null references programme (id),
  name text not null,
  version bigint not null
);
create index event_series_by_programme on event_series (programme_id);
create table event_in_series (
  event_id text primary key references event (id),
  series_id text not null references event_series (id),
  position bigint not null,
  compulsory bigint not null check (compulsory in (0, 1))
);
create index event_in_series_by_series on event_in_series (series_id);

-- A calendar, or a list of public events, of one series alone. Empty: of the whole programme.
alter table feed add column series_id text not null default '';
