-- What lists are searched and sorted by. The program makes these texts (kit/base/name_keys.hpp), because databases fold and
-- order names differently; those that stand in a booking are kept equal to the person's and the organisation's by
-- triggers, so that a list of 100,000 bookings walks one index and joins nothing.

alter table event add column search_text text collate "C" not null default '';

alter table organisation add column sort_name text collate "C" not null default '';
alter table organisation add column search_text text collate "C" not null default '';
create index organisation_by_name on organisation (sort_name);

-- `search_email` apart from the names: it goes when the address goes, and only who may see addresses searches in it.
alter table person add column sort_name text collate "C" not null default '';
alter table person add column search_text text collate "C" not null default '';
alter table person add column search_email text collate "C" not null default '';
create index person_by_name on person (erased, sort_name, id, search_text, search_email, organisation_id);

alter table booking add column sort_name text collate "C" not null default '';
alter table booking add column sort_organisation text collate "C" not null default '';
alter table booking add column organisation_kind text collate "C" not null default '';
alter table booking add column search_text text collate "C" not null default '';
alter table booking add column search_email text collate "C" not null default '';
drop index booking_by_state;
create index booking_by_state on booking (event_id, state, organisation_kind, sort_name, id, search_text, search_email);
create index booking_by_name on booking (event_id, sort_name, id, state, organisation_kind, search_text, search_email);
create index booking_by_organisation on booking (event_id, sort_organisation, sort_name, id, state, organisation_kind,
  search_text, search_email);
drop index booking_by_person;
create index booking_by_person on booking (person_id, event_id);

-- Whose work a change belongs to, so that no programme reads of another's. The list of changes walks one of two indexes.
alter table audit add column scope text collate "C" not null default '';
drop index audit_by_time;
create index audit_by_time on audit (at, id, subject, actor, scope, action, fields);
create index audit_by_kind on audit (subject, actor, scope, action, fields);

-- The triggers on person and organisation name no column: PostgreSQL would not let the statistics of a named one be
-- taken away (postgres_schema.cpp).
create function booking_keys_taken() returns trigger language plpgsql as $$
begin
  select p.sort_name, coalesce(o.sort_name, ''), coalesce(o.kind, ''),
         p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email
    into new.sort_name, new.sort_organisation, new.organisation_kind, new.search_text, new.search_email
    from person p left join organisation o on o.id = p.organisation_id where p.id = new.person_id;
  return new;
end $$;
create trigger booking_keys_new before insert or update of person_id on booking
  for each row execute function booking_keys_taken();

-- An update of `person_id` to what it was takes the keys anew.
create function booking_keys_from_person() returns trigger language plpgsql as $$
begin
  if (old.sort_name, old.search_text, old.search_email, old.organisation_id)
     is distinct from (new.sort_name, new.search_text, new.search_email, new.organisation_id) then
    update booking set person_id = person_id where person_id = new.id;
  end if;
  return null;
end $$;
create trigger booking_keys_person after update on person for each row execute function booking_keys_from_person();

create function booking_keys_from_organisation() returns trigger language plpgsql as $$
begin
  if (old.sort_name, old.search_text, old.kind) is distinct from (new.sort_name, new.search_text, new.kind) then
    update booking set person_id = person_id
      where person_id in (select p.id from person p where p.organisation_id = new.id);
  end if;
  return null;
end $$;
create trigger booking_keys_organisation after update on organisation
  for each row execute function booking_keys_from_organisation();
