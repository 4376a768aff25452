-- Pictures that reports of a programme show by name: photographs, with what they show in words.
create table report_picture (
  programme_id text not null references programme (id),
  name text not null,
  alternative text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  added_at text not null,
  content blob not null,
  primary key (programme_id, name)
);
