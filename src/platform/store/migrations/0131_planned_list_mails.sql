-- A mail to a list may wait for its moment, which is then its sent_at: 0 it was sent, 1 it waits, 2 its moment passed and it
-- was not sent.
alter table mail_list_message add column planned bigint not null default 0;
create index mail_list_message_by_plan on mail_list_message (planned, sent_at);
