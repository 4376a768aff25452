-- The clocks by which an event's times are told. What is asked within an event goes by the event's.
alter table event add column time_zone text not null default 'Europe/London';
