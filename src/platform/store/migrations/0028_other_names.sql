-- The other names of an organisation stand beside its own: a search walks one index, and looks none of them up.
alter table organisation add column search_aliases text not null default '';

drop index organisation_by_name;
create index organisation_by_name on organisation (hidden, sort_name, id, kind, retired, region_id, programme_id,
  search_text, search_aliases);
drop index organisation_by_kind;
create index organisation_by_kind on organisation (hidden, kind, sort_name, id, retired, region_id, programme_id,
  search_text, search_aliases);
drop index organisation_by_use;
create index organisation_by_use on organisation (hidden, kind, (case when retired = 1 then 'retired' else 'used' end),
  region_id, programme_id, search_text, search_aliases, retired, id);
