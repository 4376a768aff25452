-- The same in PostgreSQL's words.
alter table person add column programmes text collate "C" not null default '';
create function person_programmes_of(who text) returns text language sql stable as $$
  select coalesce(string_agg(one.programme_id, ' ' order by one.programme_id), '') from (select distinct e.programme_id
    from booking_row b join event e on e.id = b.event_id where b.person_id = who) one
$$;
update person set programmes = person_programmes_of(id);
drop index person_by_name;
create index person_by_name on person (erased, sort_name, id, search_text, search_email, organisation_id, programmes);

create function person_programmes_joined() returns trigger language plpgsql as $$
begin
  update person p set programmes = trim(p.programmes || ' ' || e.programme_id) from event e
    where e.id = new.event_id and p.id = new.person_id and p.programmes not like '%' || e.programme_id || '%';
  return null;
end $$;
create trigger person_programmes_joined after insert on booking_row
  for each row execute function person_programmes_joined();

create function person_programmes_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    update person set programmes = person_programmes_of(id) where id = old.person_id;
  elsif new.person_id <> old.person_id or new.event_id <> old.event_id then
    update person set programmes = person_programmes_of(id) where id in (old.person_id, new.person_id);
  end if;
  return null;
end $$;
create trigger person_programmes_changed after delete or update of person_id, event_id on booking_row
  for each row execute function person_programmes_changed();
