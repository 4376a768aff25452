-- Memberships: the kinds that a programme offers, those sold with the terms on which they were sold, and the people whom
-- each names. Dates are days (ISO); an empty one has not come. Sums are pence.
create table membership_kind (
  id text primary key,
  programme_id text not null references programme (id),
  name text not null,
  holder text not null check (holder in ('organisation', 'person')),
  included bigint not null,
  price bigint not null,
  further_price bigint not null,
  most bigint not null,
  months bigint not null,
  year_begins bigint not null,
  part_years bigint not null,
  grace_days bigint not null,
  may_change_people bigint not null,
  retired bigint not null,
  unique (programme_id, name)
);

create table membership (
  id text primary key,
  programme_id text not null references programme (id),
  kind_id text not null references membership_kind (id),
  organisation_id text not null,
  holder_name text not null,
  places bigint not null check (places > 0),
  begins_on text not null,
  ends_on text not null,
  grace_days bigint not null,
  may_change_people bigint not null,
  purchase_order text not null,
  contact_name text not null,
  contact_email text not null,
  address text not null,
  reminders bigint not null,
  follows text unique references membership (id),
  cancelled_on text not null,
  cancelled_because text not null,
  version bigint not null
);
create index membership_by_programme on membership (programme_id, ends_on, id);

create table membership_person (
  id text primary key,
  membership_id text not null references membership (id),
  first_name text not null,
  last_name text not null,
  email text not null,
  search_email text not null,
  named_on text not null,
  removed_on text not null
);
create index membership_person_by_membership on membership_person (membership_id);
create index membership_person_by_email on membership_person (search_email);
