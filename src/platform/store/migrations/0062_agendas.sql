-- How a session takes place, where that is not as the event does, and its seats online where people may come both ways.
alter table event_session add column attendance text not null default ''
  check (attendance in ('', 'in person', 'online', 'hybrid'));
alter table event_session add column online_capacity bigint;

-- What of an agenda was before each change, so that the newest can be taken back.
create table agenda_change (
  event_id text not null references event (id),
  number bigint not null,
  what text not null,
  before text not null,
  primary key (event_id, number)
) without rowid;

-- Agendas that attendees see at an address of their own.
create table shown_agenda (
  event_id text primary key not null references event (id),
  shown_at text not null
) without rowid;
