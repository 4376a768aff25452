-- An edition says what its checksum covers, the event's figures alone or all that it prints, and its language: earlier
-- ones keep theirs, and were in English.
alter table edition add column checksum_of text not null default 'event';
alter table edition add column language text not null default '';
