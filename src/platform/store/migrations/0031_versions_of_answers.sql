-- The version of the form that an answer was given to, so that what a version did not ask is told from what was left
-- unanswered. Of answers that are there already it is not known: they count as given to the version of their round.
alter table response add column version integer not null default 1;
update response set version = (select v.number from round r join form_version v on v.id = r.form_version_id
                               where r.id = response.round_id)
  where round_id in (select r.id from round r join form_version v on v.id = r.form_version_id where v.number > 1);
