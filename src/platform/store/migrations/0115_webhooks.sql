-- Other programs that are told what happens in a programme: where they are, what they want to hear, and each news for each
-- of them until it has been taken. News of one thing go in the order of their numbers: those behind another wait for it.
create table webhook_receiver (
  id text primary key,
  programme_id text not null references programme (id),
  name text not null,
  address text not null,
  kinds text not null,
  personal bigint not null check (personal in (0, 1)),
  state text not null check (state in ('active', 'paused', 'failing')),
  secret text not null,
  former_secret text not null,
  former_until text not null,
  failing_since text not null,
  told_at text not null,
  made_at text not null,
  version bigint not null
);
create index webhook_receiver_by_programme on webhook_receiver (programme_id, name, id);

create table webhook_delivery (
  id text primary key,
  receiver_id text not null references webhook_receiver (id) on delete cascade,
  number bigint not null unique,
  kind text not null,
  object_id text not null,
  data text not null,
  happened_at text not null,
  state text not null check (state in ('behind', 'waiting', 'sending', 'sent', 'given up')),
  attempts bigint not null,
  next_at text not null,
  holder text not null,
  status bigint not null,
  reason text not null
);
create index webhook_delivery_due on webhook_delivery (receiver_id, state, next_at, number);
create index webhook_delivery_of_object on webhook_delivery (receiver_id, object_id, state, number);
create index webhook_delivery_by_number on webhook_delivery (receiver_id, number, id, state, kind);
create index webhook_delivery_by_kind on webhook_delivery (receiver_id, state, kind);
create index webhook_delivery_by_moment on webhook_delivery (happened_at);
