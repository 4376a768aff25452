-- Whose the waiting files are, and how many bytes they take: there is so much room for each account, each programme and
-- all of them. The index holds all that is asked for; beside a file's bytes it would be read through them.
alter table staged_upload add column staged_by text collate "C" not null default '';
alter table staged_upload add column programme_id text collate "C" not null default '';
alter table staged_upload add column byte_count bigint not null default 0;
update staged_upload set byte_count = length(content),
  programme_id = (select e.programme_id from event e where e.id = staged_upload.event_id);
create index staged_upload_room on staged_upload (expires_at, staged_by, programme_id, byte_count);
