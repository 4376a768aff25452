-- A long list is saved in pieces that nobody sees before the last: each booking knows the batch that it came in with, and
-- `booking` is a view of those whose batch is not being written. Ending the batch shows all of it at once.
create table unfinished_import (
  import_id text collate "C" primary key references import (id),
  batch bigint not null unique,
  renewed_at text collate "C" not null,
  given_up bigint not null default 0
);

alter table booking rename to booking_row;
-- No samples are kept of these (postgres_schema.cpp); once a view names them, their type cannot be given anew.
alter table booking_row
  alter column booked_at type text collate "C", alter column booked_at set statistics 0,
  alter column sort_name type text collate "C", alter column sort_name set statistics 0,
  alter column sort_organisation type text collate "C", alter column sort_organisation set statistics 0,
  alter column search_text type text collate "C", alter column search_text set statistics 0,
  alter column search_email type text collate "C", alter column search_email set statistics 0;
alter table booking_row add column batch bigint not null default 0;
create view booking as
  select id, event_id, person_id, booked_at, state, sort_name, sort_organisation, organisation_kind, search_text,
    search_email
  from booking_row where batch = 0 or batch not in (select u.batch from unfinished_import u);
drop index booking_by_state;
create index booking_by_state on booking_row (event_id, state, organisation_kind, sort_name, id, search_text,
  search_email, batch);
drop index booking_by_name;
create index booking_by_name on booking_row (event_id, sort_name, id, state, organisation_kind, search_text,
  search_email, batch);
drop index booking_by_organisation;
create index booking_by_organisation on booking_row (event_id, sort_organisation, sort_name, id, state,
  organisation_kind, search_text, search_email, batch);
drop index booking_by_person;
create index booking_by_person on booking_row (person_id, event_id, batch);

-- What a batch adds to the network is hidden until its end.
alter table organisation add column hidden bigint not null default 0;

-- Which job takes a waiting file in.
alter table staged_upload add column job_id text collate "C" not null default '';

-- Functions keep the words that they were written in.
create or replace function booking_keys_from_person() returns trigger language plpgsql as $$
begin
  if (old.sort_name, old.search_text, old.search_email, old.organisation_id)
     is distinct from (new.sort_name, new.search_text, new.search_email, new.organisation_id) then
    update booking_row set person_id = person_id where person_id = new.id;
  end if;
  return null;
end $$;
create or replace function booking_keys_from_organisation() returns trigger language plpgsql as $$
begin
  if (old.sort_name, old.search_text, old.kind) is distinct from (new.sort_name, new.search_text, new.kind) then
    update booking_row set person_id = person_id
      where person_id in (select p.id from person p where p.organisation_id = new.id);
  end if;
  return null;
end $$;
