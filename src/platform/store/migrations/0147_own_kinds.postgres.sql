-- Who books without an organisation may say what they come as: a parent carer counts as one wherever kinds are counted.
-- It stands with the booking, so that whoever takes its place counts the same; an organisation says it better.
alter table booking_row add column own_kind text collate "C" not null default '';
-- No samples are kept of it (postgres_schema.cpp); once the view names it, its type cannot be given anew.
alter table booking_row alter column own_kind set statistics 0;
create or replace view booking as
  select id, event_id, person_id, booked_at, state, sort_name, sort_organisation, organisation_kind, search_text,
    search_email, own_kind
  from booking_row where batch = 0 or batch not in (select u.batch from unfinished_import u);

create or replace function booking_keys_taken() returns trigger language plpgsql as $$
begin
  select p.sort_name, coalesce(o.sort_name, ''), coalesce(o.kind, new.own_kind),
         p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email
    into new.sort_name, new.sort_organisation, new.organisation_kind, new.search_text, new.search_email
    from person p left join organisation o on o.id = p.organisation_id where p.id = new.person_id;
  return new;
end $$;
drop trigger booking_keys_new on booking_row;
create trigger booking_keys_new before insert or update of person_id, own_kind on booking_row
  for each row execute function booking_keys_taken();
