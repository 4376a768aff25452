#pragma once
// Questions to the panel and votes in the store.

#include <muster/domain/room/question.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::room::sql {

/// In the order in which they were asked.
[[nodiscard]] std::vector<Question> select_questions(store::Session& session, const std::string& room_id);
[[nodiscard]] std::optional<Question> select_question(store::Session& session, const std::string& room_id,
                                                      const std::string& question_id);
/// How many there are, and how many of them one visitor asked.
[[nodiscard]] std::int64_t count_questions(store::Session& session, const std::string& room_id);
[[nodiscard]] std::int64_t count_asked_by(store::Session& session, const std::string& room_id,
                                          const std::string& visitor);
void insert_question(store::Session& session, const std::string& room_id, const Question& question,
                     const std::string& visitor);
void update_question_state(store::Session& session, const std::string& question_id, QuestionState state);

/// Ids of the questions that somebody votes for.
[[nodiscard]] std::vector<std::string> select_votes(store::Session& session, const std::string& room_id,
                                                    const std::string& visitor);
/// False where that vote was given already, or there is none to take back.
bool insert_vote(store::Session& session, const std::string& room_id, const std::string& question_id,
                 const std::string& visitor);
[[nodiscard]] bool has_vote(store::Session& session, const std::string& question_id, const std::string& visitor);
bool delete_vote(store::Session& session, const std::string& question_id, const std::string& visitor);
/// Votes that are counted, and people who voted: both stay when it is forgotten who they were.
void add_votes(store::Session& session, const std::string& question_id, std::int64_t votes);
void add_voters(store::Session& session, const std::string& room_id, std::int64_t voters);

/// Forgets who asked and who voted; how many did stays.
void forget_visitors(store::Session& session, const std::string& room_id);
/// The questions that were let through, one a line.
[[nodiscard]] std::string lines_of_questions(store::Session& session, const std::string& room_id);

}  // namespace muster::room::sql
