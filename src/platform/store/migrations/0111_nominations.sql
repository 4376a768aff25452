-- Who leads an organisation and was asked to name its people for an event: by a link of their own, up to a day
-- (`until`, empty: up to the event).
create table nomination_call (
  id text primary key,
  event_id text not null references event (id) on delete cascade,
  organisation_id text not null references organisation (id) on delete cascade,
  name text not null,
  email text not null,
  until text not null,
  asked_at text not null,
  unique (event_id, organisation_id)
);
create index nomination_call_by_event on nomination_call (event_id, asked_at, id);
create index nomination_call_by_organisation on nomination_call (organisation_id);

-- Hashes of the links that open a lead's page: the links themselves stand in their mails alone.
create table nomination_link (
  key_hash text primary key,
  call_id text not null references nomination_call (id) on delete cascade,
  made_at text not null
);
create index nomination_link_by_call on nomination_link (call_id);

-- Whose booking stands on whose list. `place` is where the lead put it, 1 first; 0: the person asked for a seat
-- themselves, and the lead has said nothing yet. How it stands is the booking's state.
create table nomination (
  booking_id text primary key references booking_row (id) on delete cascade,
  call_id text not null references nomination_call (id) on delete cascade,
  place bigint not null
);
create index nomination_by_call on nomination (call_id, place, booking_id);
