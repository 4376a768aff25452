#pragma once
// The statements of receipts, and of answers that somebody withdrew.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

void insert_receipt(store::Session& session, const std::string& round_id, const std::string& receipt_hash,
                    const std::string& response_id);
/// Of the answers in the figures `most` are marked to step out of them at the closing, if it must be; those that are
/// marked already stay so. Which ones says nothing: their keys are random.
void mark_to_step_out(store::Session& session, const std::string& round_id, std::int64_t most);
/// Deletes the receipt; the key of its answer, or nothing where there is no such receipt.
std::optional<std::string> take_receipt(store::Session& session, const std::string& round_id,
                                        const std::string& receipt_hash);
/// Deletes at most `most` of a round's receipts; false where none was left.
bool drop_receipts(store::Session& session, const std::string& round_id, std::int64_t most);
/// Writes receipts anew in the order of their hashes, as key_order_sql.hpp says.
std::optional<std::string> rewrite_receipts(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most);

void insert_withdrawn(store::Session& session, const std::string& round_id, const std::string& response_id);
/// Answers that are withdrawn and still in the figures, in the order of their keys.
[[nodiscard]] std::vector<std::string> withdrawn_responses(store::Session& session, const std::string& round_id);
/// Deletes the answer and the note that it is withdrawn.
void delete_withdrawn(store::Session& session, const std::string& round_id, const std::string& response_id);
/// So many answers of the figures that nobody withdrew: those that are marked to step out first.
[[nodiscard]] std::vector<std::string> stepping_out(store::Session& session, const std::string& round_id,
                                                    std::int64_t most);

/// As each_released, or with those that may come to be in the figures (`all`), and without those answers.
void each_but(store::Session& session, const std::string& round_id, bool all, const std::vector<std::string>& without,
              const std::function<void(const std::string& answers, std::int64_t version)>& take);

}  // namespace muster::feedback::sql
