-- Lists of a programme that people join and leave by themselves: finance leads, transport leads. Somebody who asked and has
-- not pressed the link in their mail is on no list yet.
create table mail_list (
  id text primary key,
  programme_id text not null references programme (id),
  code text not null unique,
  name text not null,
  about text not null,
  taken_in bigint not null,
  version bigint not null,
  unique (programme_id, name)
);

create table mail_list_member (
  id text primary key,
  list_id text not null references mail_list (id),
  name text not null,
  email text not null,
  search_email text not null,
  joined bigint not null,
  since text not null,
  unique (list_id, search_email)
);

create table mail_list_message (
  id text primary key,
  list_id text not null references mail_list (id),
  subject text not null,
  words text not null,
  people bigint not null,
  sent_at text not null,
  sent_by text not null
);
create index mail_list_message_by_list on mail_list_message (list_id, sent_at);
