-- What was decided of texts that people wrote: printed, hidden, or printed with words blacked out. By a key of the text,
-- so that nothing stands beside an answer.

create table text_look (
  round_id text not null references round (id),
  text_key text not null,
  decision text not null check (decision in ('print', 'hide', 'black out')),
  printed text not null,
  primary key (round_id, text_key)
);
