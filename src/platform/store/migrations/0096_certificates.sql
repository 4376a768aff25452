-- What an event's certificates of attendance say, and the codes of those that were made: each with a fingerprint of what
-- its paper said, so that a paper that is no longer true is not confirmed. Of a booking one stands.
create table certificate_rules (
  event_id text primary key references event (id) on delete cascade,
  hours text not null check (hours in ('sessions', 'typed')),
  typed_minutes bigint not null,
  least_minutes bigint not null,
  signed_by text not null,
  version bigint not null
);
create table certificate (
  code text primary key,
  booking_id text not null references booking_row (id) on delete cascade,
  facts_hash text not null,
  made_at text not null,
  stands integer not null
);
create index certificate_by_booking on certificate (booking_id, stands);
