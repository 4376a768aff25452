-- Sheets of paper that are being typed in. They wait here under the number that is written on each, so that they can be
-- typed a second time and corrected; when they are added to the answers, or the round closes, they go, and nothing
-- leads from a number to an answer.

create table paper_pile (
  round_id text primary key references round (id),
  sheets integer not null,
  mark text not null,
  last_number integer not null
);

create table paper_sheet (
  round_id text not null references round (id),
  number integer not null,
  state text not null check (state in ('entered', 'checked', 'differs')),
  answers text not null,
  second_answers text,
  primary key (round_id, number)
);
