-- Of an anonymous round that closed with fewer than five answers nothing is shown: as at a closing from now on, they leave
-- the figures. Whether a round is anonymous stands in the text of its form, on a line of its own.

update response set released = 0 where released = 1 and round_id in (
  select r.id from round r join form_version v on v.id = r.form_version_id
  where r.state = 'closed'
    and (v.body like '% anonymous
%' or v.body like '% anonymous')
    and (select count(*) from response a where a.round_id = r.id and a.released > 0) < 5);
