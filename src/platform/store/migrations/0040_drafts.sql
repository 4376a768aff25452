-- Forms that somebody began and goes on with later. What was filled in is encrypted by a secret that stands in the
-- draft's own link alone; the row is found by a hash of it, belongs to nobody, and goes when the form is sent or closes,
-- at the latest after its last day.
create table answer_draft (
  round_id text not null references round (id),
  draft_hash text not null,
  body text not null,
  bytes integer not null,
  last_day text not null,
  primary key (round_id, draft_hash)
) without rowid;
create index answer_draft_ended on answer_draft (last_day);
