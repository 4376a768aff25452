#pragma once
// Writing a round's rows anew in the order of their random keys, a piece at a time: within a page of its file SQLite
// keeps rows where they arrived, whatever their key, and PostgreSQL keeps which transaction wrote them.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

/// Writes at most `most` answers of a round (fewer of long ones) with keys greater than `after` anew; gives the key
/// after which the next piece begins, or nothing where the round ends. Pieces overlap, so that each page of the file on
/// which one ends is written whole by the next.
std::optional<std::string> rewrite_responses(store::Session& session, const std::string& round_id,
                                             const std::string& after, std::int64_t most);
/// The same once the round is closed: nothing but whether an answer counts stands beside it afterwards.
std::optional<std::string> settle_responses(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most);
std::optional<std::string> rewrite_submission_keys(store::Session& session, const std::string& round_id,
                                                   const std::string& after, std::int64_t most);
std::optional<std::string> rewrite_spent_links(store::Session& session, const std::string& round_id,
                                               const std::string& after, std::int64_t most);

struct OpenRound {
  std::string id;
  std::int64_t changes = 0;           ///< the version of its event, which whatever comes or goes raises
  std::vector<std::int64_t> batches;  ///< numbers that a 1 can take the place of
};
[[nodiscard]] std::vector<OpenRound> open_rounds(store::Session& session);
/// A fingerprint of which answers and contact details there are; equal where the same ones are. Parts from paper come
/// without an answer, so both are looked at.
[[nodiscard]] std::string keys_there(store::Session& session, const std::string& round_id);

}  // namespace muster::feedback::sql
