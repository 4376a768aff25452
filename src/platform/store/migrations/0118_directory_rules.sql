-- Whom a directory sends gets which role in a programme, and which tries to sign in were spent: by hashes, until their end.
create table directory_rule (
  id text primary key,
  programme_id text not null references programme (id),
  directory text not null,
  claim text not null,
  claim_value text not null,
  role text not null,
  unique (programme_id, directory, claim, claim_value)
);
create index directory_rule_by_directory on directory_rule (directory);

create table spent_sign_in (
  what_hash text primary key,
  ends_at text not null
);
create index spent_sign_in_by_end on spent_sign_in (ends_at);
