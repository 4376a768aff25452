-- A mail to delegates of an event: its words once, and those whose copy is still to be put into the outbox.
create table delegate_message (
  id text primary key,
  event_id text not null references event (id) on delete cascade,
  subject text not null,
  words text not null,
  people integer not null,
  written_at text not null,
  written_by text not null
);
create index delegate_message_by_event on delegate_message (event_id);

create table delegate_message_to (
  message_id text not null references delegate_message (id) on delete cascade,
  person_id text not null references person (id) on delete cascade,
  primary key (message_id, person_id)
);
create index delegate_message_to_by_person on delegate_message_to (person_id);

-- Changes of several people by one press of a button share an act, by which they are taken back together.
alter table person_change add column act_id text not null default '';
create index person_change_by_act on person_change (act_id);
