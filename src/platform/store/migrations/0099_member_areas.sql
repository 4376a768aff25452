-- The members' area of a programme: its address, and who is in it by a link from their mail. Links and sessions are kept by
-- hashes, with the address that they are for; who stands behind the address is looked up each time.
create table member_area (
  programme_id text primary key references programme (id),
  code text not null unique,
  is_open bigint not null,
  introduction text not null,
  version bigint not null
);

create table member_link (
  token_hash text primary key,
  programme_id text not null references programme (id),
  address text not null,
  expires_at text not null
);
create index member_link_by_address on member_link (address);

create table member_session (
  token_hash text primary key,
  programme_id text not null references programme (id),
  address text not null,
  began_at text not null,
  seen_at text not null
);
create index member_session_by_address on member_session (address);
