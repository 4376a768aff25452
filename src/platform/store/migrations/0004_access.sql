-- Who may sign in and what they may do, and the mail that waits to be sent. Of every secret (links, sessions, tokens,
-- known browsers) only its hash stands here.

create table account (
  id text primary key,
  email text not null unique,
  added_at text not null
);

create table account_role (
  account_id text not null references account (id),
  programme_id text not null references programme (id),
  role text not null check (role in ('owner', 'organiser', 'lead', 'door', 'data entry')),
  primary key (account_id, programme_id)
);
create index account_role_by_programme on account_role (programme_id);

-- A link that signs in once. `browser_hash` is empty where it may be opened in any browser: those printed at the
-- command line.
create table sign_in_link (
  token_hash text primary key,
  account_id text not null references account (id),
  browser_hash text not null,
  next_path text not null,
  expires_at text not null
);
create index sign_in_link_by_account on sign_in_link (account_id);

create table sign_in_session (
  token_hash text primary key,
  id text not null unique,
  account_id text not null references account (id),
  browser text not null,
  began_at text not null,
  seen_at text not null
);
create index sign_in_session_by_account on sign_in_session (account_id);

-- Browsers that signed in to an account before: their requests for a link are counted apart from strangers'.
create table known_browser (
  token_hash text not null,
  account_id text not null references account (id),
  seen_at text not null,
  primary key (token_hash, account_id)
);
create index known_browser_by_account on known_browser (account_id);

create table access_token (
  id text primary key,
  name text not null,
  token_hash text not null unique,
  programme_id text not null references programme (id),
  role text not null check (role in ('owner', 'organiser', 'lead', 'door', 'data entry')),
  added_at text not null,
  ends_at text not null
);

-- Mail. A message of a kind other than 'plain' is written only when it is sent, from `detail`, so that no secret in it
-- is ever kept. `deadline` is empty where it may be sent at any time.
create table outbox (
  id text primary key,
  programme_id text references programme (id),
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  html text not null,
  detail text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'bounced', 'given up')),
  attempts integer not null,
  reason text not null,
  created_at text not null,
  next_at text not null,
  deadline text not null
);
create index outbox_by_state on outbox (state, next_at);
create index outbox_by_time on outbox (created_at);

create table bounced_address (
  address text primary key,
  reason text not null,
  at text not null
);
