-- Where each booking stands and how it came there; who changed a person by hand since, and what that can be taken back to.

alter table booking add column state text not null default 'booked' check (state in ('invited', 'nominated', 'applied',
  'waiting', 'offered', 'booked', 'declined', 'cancelled', 'came', 'did_not_come'));
create index booking_by_state on booking (event_id, state);

-- The steps of a booking, numbered as they came. Steps of one press of a button share `act_id`, by which they are taken
-- back together; a step that takes another back names it.
create table booking_step (
  id text primary key,
  booking_id text not null references booking (id) on delete cascade,
  number integer not null,
  from_state text not null,
  to_state text not null,
  taken_at text not null,
  taken_by text not null,
  reason text not null,
  act_id text not null,
  undoes text not null,
  unique (booking_id, number)
);
create index booking_step_by_act on booking_step (act_id);

-- Whoever stood in a list was booked; who came was never asked.
insert into booking_step (id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, undoes)
select id, id, 1, '', 'booked', booked_at, '', '', id, '' from booking;

-- `version` grows with every change of the person's own fields, so that two editors notice each other; `changed_at` is
-- when somebody last changed them, or what they need, by hand.
alter table person add column version integer not null default 1;
alter table person add column changed_at text not null default '';

-- What a change of a person was before, so that it can be taken back. `holder_id` is the person who stands for it now;
-- `version_after` is the version that the change left. `moved_rows` holds ids of what a merge moved, and nothing of anybody.
create table person_change (
  id text primary key,
  kind text not null check (kind in ('added', 'edited', 'moved', 'merged')),
  event_id text not null references event (id),
  holder_id text not null,
  changed_at text not null,
  changed_by text not null,
  version_after integer not null,
  moved_rows text not null
);
create index person_change_by_holder on person_change (holder_id);

create table person_before (
  change_id text not null references person_change (id) on delete cascade,
  side text not null check (side in ('kept', 'gone')),
  person_id text not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  job_title text not null,
  organisation_id text not null,
  version integer not null,
  edited_at text not null,
  primary key (change_id, side)
);

create table needs_before (
  change_id text not null references person_change (id) on delete cascade,
  side text not null check (side in ('kept', 'gone')),
  event_id text not null,
  access_needs text not null,
  dietary_needs text not null,
  primary key (change_id, side, event_id)
);
