-- Who works in a programme since when, what a page can take back, and how often strangers tried.

-- Days, not moments: enough to see who is still here, too little to watch somebody work. Kept for each programme, so
-- that none learns what an account does in another.
alter table account_role add column since text not null default '';
alter table account_role add column seen_on text not null default '';
update account_role set since = (select substr(a.added_at, 1, 10) from account a where a.id = account_role.account_id);

alter table access_token add column used_on text not null default '';

-- What one change of a team was, for an hour, so that it can be taken back. An empty role is none.
create table team_change (
  id text primary key,
  programme_id text not null references programme (id),
  account_id text not null,
  email text not null,
  role_before text not null,
  since_before text not null,
  seen_before text not null,
  role_after text not null,
  expires_at text not null
);

-- Counts of tries, shared by all processes, until they are forgotten. `key_hash` hides whom or what they are about.
create table throttle (
  key_hash text primary key,
  tokens integer not null,
  filled_to text not null,
  full_at text not null
);
create index throttle_by_time on throttle (full_at);
