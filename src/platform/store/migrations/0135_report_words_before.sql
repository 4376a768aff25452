-- What an event's words of a report were before they were last saved, so that the change can be undone. Empty: those
-- that come with Muster.

alter table report_definition add column body_before text not null default '';
