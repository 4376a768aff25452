-- What members owe, and the invoices and credit notes that say so. Each series of a programme counts by a row of its own,
-- which is raised in the transaction that writes the paper: no number is given twice, and none is left out.
create table membership_settings (
  programme_id text primary key references programme (id),
  seller text not null,
  how_to_pay text not null,
  days_to_pay bigint not null,
  prefix text not null,
  vat_number text not null,
  vat_rate bigint not null,
  reminder_days text not null,
  reminders_on bigint not null,
  version bigint not null
);

create table invoice_counter (
  programme_id text not null references programme (id),
  series text not null,
  last_number bigint not null,
  primary key (programme_id, series)
);

create table invoice (
  id text primary key,
  programme_id text not null references programme (id),
  series text not null check (series in ('invoice', 'credit note')),
  number bigint not null,
  membership_id text not null references membership (id),
  credits text references invoice (id),
  printed_number text not null,
  holder_name text not null,
  addressee text not null,
  purchase_order text not null,
  seller text not null,
  how_to_pay text not null,
  vat_number text not null,
  vat_rate bigint not null,
  net bigint not null,
  vat bigint not null,
  issued_on text not null,
  due_on text not null,
  reason text not null,
  paid_on text not null,
  payment_note text not null,
  mailed_at text not null,
  unique (programme_id, series, number)
);
create index invoice_by_membership on invoice (membership_id);

create table invoice_line (
  invoice_id text not null references invoice (id),
  number bigint not null,
  words text not null,
  quantity bigint not null,
  each_sum bigint not null,
  line_sum bigint not null,
  primary key (invoice_id, number)
);

create table membership_charge (
  id text primary key,
  membership_id text not null references membership (id),
  number bigint not null,
  words text not null,
  quantity bigint not null,
  each_sum bigint not null,
  invoice_id text references invoice (id)
);
create index membership_charge_by_membership on membership_charge (membership_id, number);
