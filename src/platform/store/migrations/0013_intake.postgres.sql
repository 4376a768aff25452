-- The same in PostgreSQL's words: a check that went by its name there.
alter table import drop constraint import_kind_check;
alter table staged_upload add column file_fingerprint text collate "C" not null default '';
alter table staged_upload add column row_count bigint not null default 0;
alter table staged_upload add column remembered text collate "C" not null default '';
alter table staged_upload add column staged_at text collate "C" not null default '';
