-- Actions: what was raised at an event, by the team, or by a family between events, and what became of it. Their words
-- are the team's. What a family wrote stands apart in family_concern, until its day. Dates are days (ISO); an empty one
-- has not come.
create table action (
  id text primary key,
  programme_id text not null references programme (id),
  number bigint not null,
  source text not null check (source in ('event', 'team', 'family')),
  event_id text not null,
  title text not null,
  place_code text not null,
  owner_id text not null,
  goal text not null,
  starts_on text not null,
  due_on text not null,
  status text not null check (status in ('open', 'under_way', 'done', 'not_taken_up')),
  ended_on text not null,
  escalated_on text not null,
  board_asked text not null,
  board_said text not null,
  you_said text not null,
  we_did text not null,
  published_on text not null,
  raised_on text not null,
  told_due_on text not null,
  version bigint not null,
  unique (programme_id, number)
);
create index action_by_event on action (event_id, number);
create index action_by_owner on action (owner_id);
create index action_by_due on action (status, due_on);

create table family_concern (
  action_id text primary key references action (id) on delete cascade,
  body text not null,
  sender text not null,
  email text not null,
  place_code text not null,
  received_on text not null,
  delete_on text not null
);
create index family_concern_by_end on family_concern (delete_on);

-- The address at which families send concerns, and read what came of them.
create table concern_page (
  programme_id text primary key references programme (id),
  code text not null unique,
  takes bigint not null,
  introduction text not null,
  keep_days bigint not null,
  shows_answers bigint not null,
  version bigint not null
);
