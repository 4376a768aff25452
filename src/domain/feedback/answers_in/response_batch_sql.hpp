#pragma once
// The statements of answers that come from a file, or go with it, in pieces: a batch's number stands in the place of
// what says whether an answer is in the figures, and its state decides for all of them at once.

#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback::sql {

/// The value of `response.released` of an answer that stepped out of the figures when its round closed, beside those
/// who withdrew: it is kept and stands in the number of answers, and is in no figure again, however often the round is
/// opened and closed. Were it to come back, the figures before it left and after it came would tell what was withdrawn.
/// No batch has so high a number.
inline constexpr std::int64_t stepped_out = 1'000'000'000;

/// The values of `response.released` of one round that mean "in the figures", those of answers that are or may come to
/// be in them, and those of answers that are there; the round is $1.
inline const std::string is_counted =
    "(released = 1 or released in (select b.number from response_batch b where b.round_id = $1 "
    "and b.state in ('counted', 'leaving')))";
inline const std::string may_be_counted =
    "(released < 2 or released in (select b.number from response_batch b where b.round_id = $1 "
    "and b.state not in ('coming', 'gone')))";
inline const std::string is_there = "(released = " + std::to_string(stepped_out) + " or " + may_be_counted + ")";

/// A batch of its own for answers of an import; returns its number.
std::int64_t begin_batch(store::Session& session, const std::string& round_id, const std::string& import_id,
                         const std::string& state, std::int64_t responses = 0);
[[nodiscard]] std::optional<std::int64_t> batch_of(store::Session& session, const std::string& import_id,
                                                   const std::string& state);
void set_batch_state(store::Session& session, const std::string& round_id, std::int64_t number,
                     const std::string& state);
/// So many answers of it stand without its number now.
void take_from_batch(store::Session& session, const std::string& round_id, std::int64_t number, std::int64_t responses);
void drop_batch(store::Session& session, const std::string& round_id, std::int64_t number);
/// Batches whose answers are simply in the figures, so that a 1 says the same.
[[nodiscard]] std::vector<std::int64_t> counted_batches(store::Session& session, const std::string& round_id);
/// Answers of files that are in no figure before the round closes.
[[nodiscard]] std::int64_t waiting_in_batches(store::Session& session, const std::string& round_id);
/// The round closes: answers of files that waited join the figures.
void let_waiting_join(store::Session& session, const std::string& round_id);
/// No answer of the round is in the figures any more.
void hold_back_all(store::Session& session, const std::string& round_id);
/// Ends all batches of a round, once it is written anew at its closing.
void end_batches(store::Session& session, const std::string& round_id);

/// The round into which an import took answers.
[[nodiscard]] std::string round_of_import(store::Session& session, const std::string& import_id);
/// The answers of an import, in the order of their keys.
struct ImportedResponse {
  std::string id;
  std::int64_t released = 0;
};
[[nodiscard]] std::vector<ImportedResponse> responses_of(store::Session& session, const std::string& round_id,
                                                         const std::string& import_id);
[[nodiscard]] std::optional<std::int64_t> released_of(store::Session& session, const std::string& round_id,
                                                      const std::string& response_id);
void set_released(store::Session& session, const std::string& round_id, const std::string& response_id,
                  std::int64_t released);
void delete_imported_response(store::Session& session, const std::string& round_id, const std::string& import_id,
                              const std::string& response_id);

/// Deletes up to `most` of what a batch of the import hides, traces included, from `place` on; where to go on, or
/// nothing at the end.
std::optional<std::string> remove_responses(store::Session& session, const intake::Import& import,
                                            const std::string& place, std::int64_t most);

}  // namespace muster::feedback::sql
