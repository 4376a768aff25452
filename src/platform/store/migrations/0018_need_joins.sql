-- Several wordings of one need that a programme made one, "GF" and "gluten free": what was typed stays as it is.

-- `replaced_by` names the later one that took this one in; taking that one apart brings this one back.
create table need_join (
  id text primary key,
  programme_id text not null references programme (id),
  kind text not null check (kind in ('dietary', 'access')),
  name text not null,
  replaced_by text not null default '',
  made_at text not null
);
create index need_join_by_programme on need_join (programme_id);

-- Wordings by hash only: needs go soon after their event, and this stays for the next.
create table need_join_wording (
  join_id text not null references need_join (id) on delete cascade,
  wording_hash text not null,
  primary key (join_id, wording_hash)
);
