-- How often what calendars and lists show of an event has changed, and when last: an entry in a calendar is replaced
-- only by one of a higher number. What was changed before is counted off the trail of changes, as far as that goes back.
create table event_shown (
  event_id text primary key references event (id),
  changes bigint not null,
  changed_at text not null
);
insert into event_shown (event_id, changes, changed_at)
  select a.subject_id, count(*), max(a.at) from audit a join event e on e.id = a.subject_id
  where a.subject = 'event' and a.action in ('event added', 'event changed', 'event cancelled', 'event restored',
                                             'booking page changed')
  group by a.subject_id;
