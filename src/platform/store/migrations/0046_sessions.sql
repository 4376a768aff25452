-- Sessions of an event: its agenda. A session's day is counted from the event's date, so it moves with the event.
create table event_session (
  id text primary key,
  event_id text not null references event (id),
  code text not null,
  title text not null,
  kind text not null
    check (kind in ('plenary', 'talk', 'panel', 'breakout group', 'workshop', 'module', 'break')),
  day integer not null,
  starts_at integer not null,
  ends_at integer,
  place text not null,
  capacity integer,
  speakers text not null,
  unique (event_id, code)
);

-- A round may be about one session of its event.
alter table event add column session_id text references event_session (id);
create index event_by_session on event (session_id);
