-- Messages of an event: the programme's texts for them, those that wait for their moment, and what became of each copy.
alter table delegate_message add column kind text not null default 'told' check (kind in ('told', 'news'));
drop index delegate_message_by_event;
create index delegate_message_by_event on delegate_message (event_id, ready, written_at, id);

create table delegate_message_sent (
  message_id text not null references delegate_message (id) on delete cascade,
  person_id text not null references person (id) on delete cascade,
  outcome text not null check (outcome in ('queued', 'stopped')),
  mail_id text not null,
  primary key (message_id, person_id)
);
create index delegate_message_sent_by_person on delegate_message_sent (person_id);

-- "when" is 'now', 'before', 'after' (days from the event, at a time) or 'at' (a moment).
create table planned_message (
  id text primary key,
  event_id text not null references event (id) on delete cascade,
  subject text not null,
  words text not null,
  kind text not null check (kind in ('told', 'news')),
  states text not null,
  organisations text not null,
  answered text not null check (answered in ('', 'yes', 'no')),
  condition text not null,
  timing text not null check (timing in ('now', 'before', 'after', 'at')),
  days integer not null,
  at text not null,
  state text not null check (state in ('draft', 'planned', 'sent', 'stopped')),
  because text not null,
  version integer not null,
  written_at text not null,
  written_by text not null
);
create index planned_message_by_event on planned_message (event_id, state);
create index planned_message_by_state on planned_message (state);

create table message_template (
  id text primary key,
  programme_id text not null references programme (id) on delete cascade,
  name text not null,
  sort_name text not null,
  subject text not null,
  words text not null,
  kind text not null check (kind in ('told', 'news')),
  version integer not null,
  changed_at text not null
);
create index message_template_by_programme on message_template (programme_id, sort_name, id);

-- Who wants no more mails of a kind, and the links in mails that say so, known by their hashes.
create table stopped_mail (
  scope text not null,
  address text not null,
  at text not null,
  primary key (scope, address)
) without rowid;
create index stopped_mail_by_address on stopped_mail (address);
create table mail_stop_key (
  key_hash text primary key not null,
  scope text not null,
  address text not null,
  made_at text not null
) without rowid;
create index mail_stop_key_by_time on mail_stop_key (made_at);
