-- Contact details and opt-ins that a form asks for as personal, apart from the answers: under random keys of their own,
-- in rows that lie by their keys and are written anew as answers are. Nothing joins them to an answer, a receipt or a link.

create table personal_answer (
  round_id text not null references round (id),
  id text not null,
  answers text not null,
  released integer not null check (released in (0, 1)),
  primary key (round_id, id)
) without rowid;
create index personal_answer_waiting on personal_answer (released, round_id) where released = 0;
