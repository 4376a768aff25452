-- Figures of a closed round as anybody may see them, by an address that whoever may makes, renews and withdraws. A
-- withdrawn one keeps its row: how many answers it told of holds back another that would differ by fewer than may be told.
create table publication (
  event_id text primary key not null references event (id),
  address text unique,
  live integer not null,
  findable integer not null,
  body text not null,
  answers integer not null,
  least integer not null,
  shown_at text not null,
  made_by text not null
) without rowid;
