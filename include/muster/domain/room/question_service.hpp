#pragma once
// Asking the panel, voting for what was let through, and what the organisers do with a question.

#include <muster/domain/room/question.hpp>
#include <muster/domain/room/room_service.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <vector>

namespace muster::room {

/// What who has asked as many questions as one phone may is told.
inline constexpr const char* asked_all_words = to_say("You have asked five questions, which is all one phone may ask.");
static_assert(questions_of_one == 5);

/// Keeps a question, to be let through. `visitor` is a visitor_key. Errors: check_written, a room that is not open,
/// questions_of_one asked already, most_questions (conflict). The same question sent again with the same `key` is asked
/// once; without a key each is a question of its own.
[[nodiscard]] Outcome ask_question(store::Database& database, Instant now, const LinkedRoom& at,
                                   const std::string& visitor, const std::string& text, const std::string& key = {});

/// What one visitor sees.
struct QuestionsSeen {
  std::vector<Question> questions;  ///< that were let through, by votes
  std::vector<std::string> voted;   ///< ids of those that they vote for
  std::int64_t asked = 0;           ///< by them
  [[nodiscard]] bool votes_for(const std::string& question_id) const;
};
[[nodiscard]] Result<QuestionsSeen> questions_seen(store::Database& database, const LinkedRoom& at,
                                                   const std::string& visitor);

/// Gives a vote or takes it back; what is so already stays so. Errors (conflict): the room is not open, the question is
/// not let through, votes_of_one are given.
[[nodiscard]] Outcome vote(store::Database& database, const LinkedRoom& at, const std::string& visitor,
                           const std::string& question_id, bool given);

/// All questions of an event's room as they were asked.
[[nodiscard]] Result<std::vector<Question>> questions_of(store::Database& database, const Room& room);
/// Errors: not_found.
[[nodiscard]] Outcome moderate(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& question_id, QuestionState state);
/// The panel answers it now; an empty id says that it answers none. Errors: not_found, (conflict) not let through.
[[nodiscard]] Outcome put_on(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             const std::string& question_id);

}  // namespace muster::room
