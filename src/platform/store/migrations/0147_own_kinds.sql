-- Who books without an organisation may say what they come as: a parent carer counts as one wherever kinds are counted.
-- It stands with the booking, so that whoever takes its place counts the same; an organisation says it better.
alter table booking_row add column own_kind text not null default '';
drop view booking;
create view booking as
  select id, event_id, person_id, booked_at, state, sort_name, sort_organisation, organisation_kind, search_text,
    search_email, own_kind
  from booking_row where batch = 0 or batch not in (select u.batch from unfinished_import u);

drop trigger booking_keys_new;
create trigger booking_keys_new after insert on booking_row when new.search_text = '' begin
  update booking_row set (sort_name, sort_organisation, organisation_kind, search_text, search_email) =
    (select p.sort_name, coalesce(o.sort_name, ''), coalesce(o.kind, new.own_kind),
            p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email
     from person p left join organisation o on o.id = p.organisation_id where p.id = new.person_id)
  where id = new.id;
end;
drop trigger booking_keys_passed;
create trigger booking_keys_passed after update of person_id, own_kind on booking_row begin
  update booking_row set (sort_name, sort_organisation, organisation_kind, search_text, search_email) =
    (select p.sort_name, coalesce(o.sort_name, ''), coalesce(o.kind, new.own_kind),
            p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email
     from person p left join organisation o on o.id = p.organisation_id where p.id = new.person_id)
  where id = new.id;
end;
drop trigger booking_keys_person;
create trigger booking_keys_person after update of sort_name, search_text, search_email, organisation_id on person begin
  update booking_row set (sort_name, sort_organisation, organisation_kind, search_text, search_email) =
    (select p.sort_name, coalesce(o.sort_name, ''), coalesce(o.kind, booking_row.own_kind),
            p.search_text || ' ' || coalesce(o.search_text, ''), p.search_email
     from person p left join organisation o on o.id = p.organisation_id where p.id = new.id)
  where person_id = new.id;
end;
