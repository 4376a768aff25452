-- Figures that somebody set by hand, or took in without an event: why, and when. Empty of what came through an event.
alter table indicator_release add column reason text not null default '';
alter table indicator_release add column entered_at text not null default '';
