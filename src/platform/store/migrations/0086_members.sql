-- Events that members alone book, and forms that members alone are asked to fill in.
alter table booking_page add column members_only bigint not null default 0;
alter table round add column members_only bigint not null default 0;
-- Memberships that went along when their organisation became part of another: whose they were, so that it can be undone.
create table membership_moved (
  change_id text not null,
  membership_id text not null references membership (id),
  organisation_id text not null,
  holder_name text not null,
  primary key (change_id, membership_id)
);
create index membership_moved_by_membership on membership_moved (membership_id);
