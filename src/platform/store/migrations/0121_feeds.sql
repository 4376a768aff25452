-- Addresses that calendars, web sites and spreadsheets read by themselves. What opens something stands as a hash; the code
-- of a list of public events is passed on to anybody, so it stands as it is. A calendar of somebody's own stands by their
-- address: whose bookings those are is looked up each time.
create table feed (
  id text primary key,
  programme_id text not null references programme (id),
  kind text not null check (kind in ('calendar', 'own calendar', 'public events', 'figures')),
  name text not null,
  attendances text not null,
  address text not null,
  code text not null,
  key_hash text not null unique,
  made_at text not null,
  used_on text not null,
  version bigint not null
);
create index feed_by_programme on feed (programme_id, kind, name, id);
create index feed_by_address on feed (address, programme_id);
