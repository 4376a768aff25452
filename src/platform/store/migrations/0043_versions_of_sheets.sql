-- The version of the form that stands on the sheets of a pile: they become answers to that one, whatever was published
-- since they were printed. Of a pile that is there already, the version its round had when it was begun is not known: it counts
-- as one of the round's version now.
alter table paper_pile add column version integer not null default 1;
update paper_pile set version = (select v.number from round r join form_version v on v.id = r.form_version_id
                                 where r.id = paper_pile.round_id)
  where round_id in (select r.id from round r join form_version v on v.id = r.form_version_id where v.number > 1);
