-- A round that is being closed: first it takes no more answers, then its final figures are worked out beside the
-- writers' line and shown by one short transaction, then what joined submissions and imports to answers is deleted in
-- pieces. A row stands here from the first of these moments to the last, so that whoever comes after a process that died
-- goes on with it. `closes_at` is the moment that stood in the round before somebody closed it by hand.
create table unfinished_closing (
  round_id text primary key references round (id),
  closes_at text
) without rowid;

-- A mail to many is for those who stand in `delegate_message_to`, who are written in pieces: before the last of them it
-- is no mail yet (`ready` is 0), and one whose process died is taken away again. `request_id` is the id under which its
-- sender asked for it, so that the same request sent twice is one mail.
alter table delegate_message add column ready integer not null default 1;
alter table delegate_message add column request_id text not null default '';
create index delegate_message_by_request on delegate_message (request_id);
