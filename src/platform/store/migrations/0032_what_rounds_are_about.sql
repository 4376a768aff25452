-- What a round asks about is a row of event: an event itself, a further round of one (part_of says whose), or a survey of
-- a programme apart from any event, whose date is its last day. Each has one form with its link, answers and files.
alter table event add column kind text not null default 'event' check (kind in ('event', 'round', 'survey'));
alter table event add column part_of text references event (id);
-- Lists show events of one kind, so the indexes that hold their orders begin with it.
drop index event_by_date;
drop index event_by_slug;
drop index event_by_venue;
drop index event_by_programme;
create index event_by_date on event (kind, date, id, programme_id, search_text);
create index event_by_slug on event (kind, slug, id, programme_id, search_text);
create index event_by_venue on event (kind, venue, attendance, id, programme_id, search_text);
create index event_by_programme on event (kind, programme_id, search_text);
create index event_by_whole on event (part_of);
