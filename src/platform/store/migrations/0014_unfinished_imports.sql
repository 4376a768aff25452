-- A long list is saved in pieces that nobody sees before the last: each booking knows the batch that it came in with, and
-- `booking` is a view of those whose batch is not being written. Ending the batch shows all of it at once.
create table unfinished_import (
  import_id text primary key references import (id),
  batch integer not null unique,
  renewed_at text not null,
  given_up integer not null default 0
);

alter table booking rename to booking_row;
alter table booking_row add column batch integer not null default 0;
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
alter table organisation add column hidden integer not null default 0;

-- Which job takes a waiting file in.
alter table staged_upload add column job_id text not null default '';
