-- Codebooks, and what somebody who read an answer, or a rule, says that it speaks of. Beside a text stands a key made of
-- the text itself, so that nothing here tells who wrote it, or when: rows lie in the order of these keys.

create table theme_book (
  programme_id text primary key not null references programme (id),
  version bigint not null
) without rowid;

create table theme (
  programme_id text not null references programme (id),
  number bigint not null,
  code text not null,
  name text not null,
  tone text not null check (tone in ('', 'praise', 'worry', 'suggestion')),
  words text not null,
  merged_into bigint not null,
  split_from bigint not null,
  split_words text not null,
  split_at bigint not null,
  primary key (programme_id, number),
  unique (programme_id, code)
) without rowid;

-- What was before each change, so that the newest can be taken back.
create table theme_change (
  programme_id text not null references programme (id),
  number bigint not null,
  what text not null,
  before text not null,
  fresh text not null,
  made_at text not null,
  undone bigint not null check (undone in (0, 1)),
  primary key (programme_id, number)
) without rowid;

-- How the answers to one question are read: by one person each, or by two.
create table theme_question (
  round_id text not null references round (id),
  question text not null,
  readers bigint not null check (readers in (1, 2)),
  version bigint not null,
  primary key (round_id, question)
) without rowid;

-- `reader` is an account, 'rule', or 'settled': what two readers agreed on. `themes` are numbers with a blank between.
create table theme_reading (
  round_id text not null references round (id),
  question text not null,
  text_key text not null,
  reader text not null,
  themes text not null,
  says_nothing bigint not null check (says_nothing in (0, 1)),
  book_version bigint not null,
  primary key (round_id, question, text_key, reader)
) without rowid;

-- Who has which text in front of them, for some minutes.
create table theme_lock (
  round_id text not null references round (id),
  question text not null,
  text_key text not null,
  reader text not null,
  until text not null,
  primary key (round_id, question, text_key, reader)
) without rowid;

create table theme_quote (
  round_id text not null references round (id),
  question text not null,
  text_key text not null,
  primary key (round_id, question, text_key)
) without rowid;
