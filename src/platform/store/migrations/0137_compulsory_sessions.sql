-- Sessions that somebody must have been at to get a certificate of their event, by their codes: an agenda that is taken
-- back brings a session again under its code.
create table compulsory_session (
  event_id text not null references event (id) on delete cascade,
  code text not null,
  primary key (event_id, code)
);
