-- Who signs in by an organisation's own directory. What it vouches for is a pair of issuer and subject, never an address. A
-- role that a rule gave names its directory, and counts only in sessions that began there.
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id text not null references account (id),
  directory text not null,
  joined_at text not null,
  primary key (issuer, subject)
);
create index account_identity_of_account on account_identity (account_id);

alter table account_role add column directory text not null default '';
alter table sign_in_session add column directory text not null default '';
alter table sign_in_session add column directory_session text not null default '';
alter table team_change add column directory_before text not null default '';
