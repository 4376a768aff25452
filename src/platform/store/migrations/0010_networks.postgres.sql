-- Regions and organisations belong to programmes: each programme chooses among what is shared and owns what it changed.

-- Where `programme_id` is null the region is shared. `copied_from` says which shared one a programme's own began as.
alter table region add column programme_id text collate "C" references programme (id);
alter table region add column copied_from text collate "C";

-- A place that was taken off its region stays for the organisations that served it.
alter table place add column retired bigint not null default 0;

-- The regions that a programme works in; the smallest position is the one offered first.
create table programme_region (
  programme_id text collate "C" not null references programme (id),
  region_id text collate "C" not null references region (id),
  position bigint not null,
  primary key (programme_id, region_id)
);
create index programme_region_by_region on programme_region (region_id);
insert into programme_region (programme_id, region_id, position)
  select p.id, r.id, case when exists (select 1 from event e where e.programme_id = p.id and e.region_id = r.id)
    then 0 else 1 end
  from programme p cross join region r;

-- Two programmes may have an organisation of one name, so a name is unique within a region and its programme only. An
-- organisation without region belongs to every one; without programme, it is shared.
alter table organisation drop constraint organisation_folded_name_key;
alter table organisation add column region_id text collate "C" references region (id);
alter table organisation add column programme_id text collate "C" references programme (id);
alter table organisation add column retired bigint not null default 0;
update organisation set region_id = coalesce(
    (select min(p.region_id) from organisation_serves s join place p on p.code = s.place_code
      where s.organisation_id = organisation.id),
    (select min(r.id) from region r having count(*) = 1));
create unique index organisation_by_folded_name
  on organisation ((coalesce(region_id, '')), (coalesce(programme_id, '')), folded_name);
create index organisation_by_programme on organisation (programme_id);

alter table organisation_alias drop constraint organisation_alias_folded_alias_key;
alter table organisation_alias add primary key (organisation_id, folded_alias);

-- Kinds of organisation that a programme chose for itself; without a row it has the usual ones.
create table organisation_kind (
  programme_id text collate "C" not null references programme (id),
  name text collate "C" not null,
  position bigint not null,
  primary key (programme_id, name)
);

-- What a change of regions and organisations was before, so that it can be taken back: the newest first.
create table network_change (
  id text collate "C" primary key,
  programme_id text collate "C" not null references programme (id),
  number bigint not null,
  what text collate "C" not null,
  before text collate "C" not null,
  made_at text collate "C" not null
);
create index network_change_by_programme on network_change (programme_id, number);

-- Whom a merge moved to the other organisation, so that undoing it moves nobody else.
create table network_change_moved (
  change_id text collate "C" not null references network_change (id),
  person_id text collate "C" not null,
  primary key (change_id, person_id)
);

-- The picture that stands in the head of a programme's pages.
create table programme_logo (
  programme_id text collate "C" primary key references programme (id),
  content bytea not null,
  media_type text collate "C" not null
);

-- An event that will not take place stays, with the reason.
alter table event add column cancelled_at text collate "C" not null default '';
alter table event add column cancelled_because text collate "C" not null default '';
