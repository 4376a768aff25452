-- Each closing of a round, with how many delegates were listed and how many answers had come: figures that were final
-- stay, and what changes afterwards is told beside them. Rounds that are closed already have none.

create table round_closing (
  round_id text not null references round (id),
  number integer not null,
  closed_at text not null,
  delegates integer not null,
  responses integer not null,
  primary key (round_id, number)
);
