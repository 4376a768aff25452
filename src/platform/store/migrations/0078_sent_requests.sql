-- Changes that programs asked for under keys of their own: a key that comes again gets the first reply again.
create table sent_request (
  key_hash text primary key not null,
  request_hash text not null,
  sealed_reply text not null,
  gone_at text not null
) without rowid;
create index sent_request_gone on sent_request (gone_at);
