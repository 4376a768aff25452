-- The room of an event: what is written, asked and voted while people sit together. Notes go to the event's own notes;
-- here stand the room's words, the codes of its tables, how many notes came in five minutes, questions and votes.

create table room (
  id text primary key,
  event_id text not null unique references event (id),
  state text not null,
  headline text not null,
  challenge_prompt text not null,
  opportunity_prompt text not null,
  salt text not null,
  shows_clouds integer not null default 0,
  shows_questions integer not null default 0,
  question_on text not null default '',
  voters integer not null default 0,
  opened_at text,
  closed_at text,
  version integer not null default 1
);

-- Table 0 is the whole room.
create table room_code (
  code text primary key,
  room_id text not null references room (id),
  table_number integer not null,
  unique (room_id, table_number)
);

create table room_pace (
  room_id text not null references room (id),
  began_at text not null,
  notes integer not null,
  primary key (room_id, began_at)
);

create table room_question (
  id text primary key,
  room_id text not null references room (id),
  number integer not null,
  table_number integer not null,
  body text not null,
  state text not null,
  votes integer not null default 0,
  asked_by text not null,
  unique (room_id, number)
);

-- Emptied when the room closes.
create table room_vote (
  question_id text not null references room_question (id),
  voter text not null,
  room_id text not null references room (id),
  primary key (question_id, voter)
);
create index room_vote_of on room_vote (room_id, voter);

create table room_hidden_word (
  room_id text not null references room (id),
  word_key text not null,
  word text not null,
  primary key (room_id, word_key)
);
