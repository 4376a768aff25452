-- The receipt of an anonymous answer: with its code somebody can withdraw what they sent while the round is open. The
-- code stands here as a hash, in rows that lie by their hashes and lead to the answer; closing empties the table. An
-- answer that is in the figures leaves them with four others, and is listed until then.

create table response_receipt (
  round_id text not null references round (id),
  receipt_hash text not null,
  response_id text not null,
  primary key (round_id, receipt_hash)
) without rowid;

create table withdrawn_response (
  round_id text not null references round (id),
  response_id text not null,
  primary key (round_id, response_id)
) without rowid;
