-- Pictures that reports of a programme show by name: photographs, with what they show in words.
create table report_picture (
  programme_id text collate "C" not null references programme (id),
  name text collate "C" not null,
  alternative text collate "C" not null,
  media_type text collate "C" not null,
  width bigint not null,
  height bigint not null,
  added_at text collate "C" not null,
  content bytea not null,
  primary key (programme_id, name)
);
