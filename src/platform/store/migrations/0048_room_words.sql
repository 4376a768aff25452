-- A word of one's own as a room's address, and what it looks like, which no two rooms share. Codes that were given out
-- before go on working.
alter table room add column word text not null default '';
alter table room add column word_look text;
create unique index room_word_look on room (word_look);
