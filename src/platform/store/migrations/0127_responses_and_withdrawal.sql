-- What the team answers to a note of an event, or to all that was written to one question of its form. A response stays
-- where its note goes, because a deleted note can be put back; a report prints no response without what it answers.
create table comment_response (
  id text primary key,
  programme_id text not null references programme (id),
  event_id text not null,
  note_id text not null,
  question text not null,
  words text not null,
  published_on text not null,
  version bigint not null,
  unique (event_id, note_id, question),
  check ((note_id = '') <> (question = ''))
);
create index comment_response_by_programme on comment_response (programme_id);

-- By which whoever sent a concern takes it back: a hash of what their link says. Of concerns before this there is none.
alter table family_concern add column withdraw_hash text not null default '';
create index family_concern_by_withdrawal on family_concern (withdraw_hash);
