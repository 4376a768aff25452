-- The public page on which people book an event: the code of its address, who may book how, and what the page says
-- besides the event's own title, day and venue. Without a row nobody books by themselves. `told` is what the calendar
-- entries say that were sent last, `entry` the number of their newest version.
create table booking_page (
  event_id text primary key references event (id) on delete cascade,
  code text not null unique,
  way text not null check (way in ('closed', 'open', 'ask', 'link')),
  closes_at text not null,
  starts_at bigint,
  ends_at bigint,
  about text not null,
  address text not null,
  map_link text not null,
  cost text not null,
  contact text not null,
  access_words text not null,
  joining_link text not null,
  substitutes text not null check (substitutes in ('forbidden', 'approval', 'until')),
  substitutes_until text not null,
  unasked_named bigint not null,
  version bigint not null,
  entry bigint not null,
  told text not null
);
