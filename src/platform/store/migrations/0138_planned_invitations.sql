-- When the invitations of an event go by themselves: some days before it ('before', at a time), or at a moment ('at').
create table planned_invitations (
  event_id text primary key references event (id) on delete cascade,
  timing text not null check (timing in ('before', 'at')),
  days bigint not null,
  at text not null,
  state text not null check (state in ('planned', 'sent', 'stopped')),
  because text not null,
  version bigint not null
);
create index planned_invitations_by_state on planned_invitations (state);
