-- Who may answer a round: everybody with its address, or whoever holds a link that counts once. A link is known by the
-- hash of its secret, and that it was used stands in a table of its own, in the order of random keys: nothing leads from
-- there to an answer.

alter table round add column answered_by text not null default 'anyone'
  check (answered_by in ('anyone', 'link', 'delegates', 'attended', 'programme'));
alter table round add column links_stopped integer not null default 0;

-- Without a person it was made to be handed out.
create table answer_link (
  round_id text not null references round (id),
  id text not null,
  person_id text,
  mails integer not null,
  last_mailing text not null,
  primary key (round_id, id),
  unique (round_id, person_id)
) without rowid;

create table answer_link_key (
  key_hash text primary key,
  round_id text not null references round (id),
  link_id text not null
) without rowid;
create index answer_link_key_by_link on answer_link_key (round_id, link_id);

create table spent_link (
  round_id text not null references round (id),
  link_id text not null,
  primary key (round_id, link_id)
) without rowid;

-- One sending of links or reminders; its words go when the last mail is in the outbox.
create table link_mailing (
  id text primary key,
  round_id text not null references round (id),
  kind text not null check (kind in ('link', 'reminder')),
  subject text not null,
  words text not null,
  written_at text not null
);
