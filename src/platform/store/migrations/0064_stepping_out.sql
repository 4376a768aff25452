-- Who steps out of the figures of an anonymous round with its last withdrawals, if too few others join them then: a
-- handful that was in the figures whenever these were shown, so that none of them differ from the last by a few people.
-- Marked beside their receipts, and gone with them at the closing.

alter table response_receipt add column steps_out bigint not null default 0;

create index response_receipt_stepping_out on response_receipt (round_id) where steps_out = 1;
