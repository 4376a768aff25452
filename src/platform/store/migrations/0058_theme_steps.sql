-- Which answers' readings changed since a version of their question, so that a page reads those alone; what the words of
-- themes say, apart from what people said, a whole turn at a time; and the words that a programme joins or leaves out.

alter table theme_question add column whole_version bigint not null default 0;
alter table theme_question add column rule_turn bigint not null default 0;
alter table theme_question add column rule_last bigint not null default 0;

-- Emptied twice a day: who reads what after what is nobody's business for longer.
create table theme_step (
  round_id text not null references round (id),
  question text not null,
  text_key text not null,
  step bigint not null,
  primary key (round_id, question, text_key)
) without rowid;

create index theme_step_since on theme_step (round_id, question, step);

-- Only the rows of the turn that theme_question.rule_turn names count: the others are being written, or go.
create table theme_rule_reading (
  round_id text not null references round (id),
  question text not null,
  turn bigint not null,
  text_key text not null,
  themes text not null,
  book_version bigint not null,
  primary key (round_id, question, turn, text_key)
) without rowid;

insert into theme_rule_reading (round_id, question, turn, text_key, themes, book_version)
  select round_id, question, 0, text_key, themes, book_version from theme_reading where reader = 'rule';

delete from theme_reading where reader = 'rule';

-- The programme's own word list, each version whole, so that every change can be looked at and taken back.
create table word_list (
  programme_id text not null references programme (id),
  version bigint not null,
  words text not null,
  what text not null,
  made_at text not null,
  primary key (programme_id, version)
) without rowid;
