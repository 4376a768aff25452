-- From when to when a report of an online meeting saw somebody, so that time which two reports, or two devices, both saw
-- counts once. Empty where a report says minutes alone.
alter table online_presence add column times text not null default '';
