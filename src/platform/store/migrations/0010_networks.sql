-- Regions and organisations belong to programmes: each programme chooses among what is shared and owns what it changed.

-- Where `programme_id` is null the region is shared. `copied_from` says which shared one a programme's own began as.
alter table region add column programme_id text references programme (id);
alter table region add column copied_from text;

-- A place that was taken off its region stays for the organisations that served it.
alter table place add column retired integer not null default 0;

-- The regions that a programme works in; the smallest position is the one offered first.
create table programme_region (
  programme_id text not null references programme (id),
  region_id text not null references region (id),
  position integer not null,
  primary key (programme_id, region_id)
);
create index programme_region_by_region on programme_region (region_id);
insert into programme_region (programme_id, region_id, position)
  select p.id, r.id, case when exists (select 1 from event e where e.programme_id = p.id and e.region_id = r.id)
    then 0 else 1 end
  from programme p cross join region r;

-- Two programmes may have an organisation of one name, so a name is unique within a region and its programme only. An
-- organisation without region belongs to every one; without programme, it is shared.
pragma defer_foreign_keys = on;
create table organisation_before as select id, name, folded_name, kind from organisation;
drop table organisation;
create table organisation (
  id text primary key,
  name text not null,
  folded_name text not null,
  kind text not null,
  region_id text references region (id),
  programme_id text references programme (id),
  retired integer not null default 0
);
insert into organisation (id, name, folded_name, kind, region_id)
  select b.id, b.name, b.folded_name, b.kind, coalesce(
    (select min(p.region_id) from organisation_serves s join place p on p.code = s.place_code
      where s.organisation_id = b.id),
    (select min(r.id) from region r having count(*) = 1))
  from organisation_before b;
drop table organisation_before;
create unique index organisation_by_folded_name
  on organisation ((coalesce(region_id, '')), (coalesce(programme_id, '')), folded_name);
create index organisation_by_programme on organisation (programme_id);

create table alias_before as select organisation_id, alias, folded_alias from organisation_alias;
drop table organisation_alias;
create table organisation_alias (
  organisation_id text not null references organisation (id),
  alias text not null,
  folded_alias text not null,
  primary key (organisation_id, folded_alias)
);
insert into organisation_alias (organisation_id, alias, folded_alias)
  select organisation_id, alias, folded_alias from alias_before;
drop table alias_before;

-- Kinds of organisation that a programme chose for itself; without a row it has the usual ones.
create table organisation_kind (
  programme_id text not null references programme (id),
  name text not null,
  position integer not null,
  primary key (programme_id, name)
);

-- What a change of regions and organisations was before, so that it can be taken back: the newest first.
create table network_change (
  id text primary key,
  programme_id text not null references programme (id),
  number integer not null,
  what text not null,
  before text not null,
  made_at text not null
);
create index network_change_by_programme on network_change (programme_id, number);

-- Whom a merge moved to the other organisation, so that undoing it moves nobody else.
create table network_change_moved (
  change_id text not null references network_change (id),
  person_id text not null,
  primary key (change_id, person_id)
);

-- The picture that stands in the head of a programme's pages.
create table programme_logo (
  programme_id text primary key references programme (id),
  content blob not null,
  media_type text not null
);

-- An event that will not take place stays, with the reason.
alter table event add column cancelled_at text not null default '';
alter table event add column cancelled_because text not null default '';
