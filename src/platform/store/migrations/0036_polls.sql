-- Quick polls of a room: a question with two to five answers, one vote each, hidden until somebody reveals the result.

create table room_poll (
  id text primary key,
  room_id text not null references room (id),
  number integer not null,
  question text not null,
  state text not null,
  unique (room_id, number)
);

create table room_poll_answer (
  poll_id text not null references room_poll (id),
  number integer not null,
  label text not null,
  votes integer not null default 0,
  primary key (poll_id, number)
);

-- Emptied when the room closes.
create table room_poll_vote (
  poll_id text not null references room_poll (id),
  voter text not null,
  answer integer not null,
  primary key (poll_id, voter)
);
