-- With which step an answer joined the figures of an open round, beside its receipt and gone with it at the closing: who
-- steps out of the figures with the last withdrawals is taken from those who came first, so that no two figures that
-- were shown differ by a few people. Whoever watched the figures saw the same steps.

alter table response_receipt add column step bigint not null default 0;  -- 0 while it waits

create index response_receipt_by_step on response_receipt (round_id, step);
