-- Codes of bookings that became one with another: what was printed or mailed before still leads to it at the door.
create table booking_former_code (
  code text primary key,
  booking_id text not null references booking_row (id) on delete cascade
);
create index booking_former_code_by_booking on booking_former_code (booking_id);
