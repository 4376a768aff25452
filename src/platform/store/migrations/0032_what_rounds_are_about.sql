-- What a round asks about is a row of event: an event itself, a further round of one (part_of says whose), or a survey of
-- a programme apart from any event, whose date is its last day. Each has one form with its link, answers and files.
alter table event add column kind text not null default 'event' check (kind in ('event', 'round', 'survey'));
alter table event add column part_of text references event (id);
create index event_by_kind on event (kind, programme_id, date);
create index event_by_whole on event (part_of);
