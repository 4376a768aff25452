-- Themes that are no longer offered, or taken back while answers bear them; to which questions and events a theme belongs;
-- which themes have the keys 1 to 9 at a question; which words of themes its answers were searched for; and who changed
-- the codebook. Of changes before this nobody is known.

alter table theme add column state text not null default '' check (state in ('', 'retired', 'gone'));
alter table theme add column only_for text not null default '';
alter table theme_question add column keys text not null default '';
alter table theme_question add column rule_words text not null default '';
alter table theme_change add column made_by text not null default '';
