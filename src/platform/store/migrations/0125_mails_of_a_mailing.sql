-- How many mails a sending of links or reminders put into the outbox, and how many of them were taken out again before
-- they went: told beside its time, when its words are gone. Of sendings before this the number is 0.

alter table link_mailing add column mails bigint not null default 0;
alter table link_mailing add column taken_back bigint not null default 0;
