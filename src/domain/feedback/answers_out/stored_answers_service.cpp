// Hands out what is stored, unread.
#include <muster/domain/feedback/stored_answers_service.hpp>

#include "stored_answers_sql.hpp"

namespace muster::feedback {

void each_answer_key(store::Session& session, const Round& round,
                     const std::function<void(const std::string& key)>& take) {
  sql::each_counted_key(session, round.id, take);
}

void each_stored_answer(store::Session& session, const Round& round,
                        const std::function<void(const std::string& key, const std::string& answers)>& take) {
  sql::each_counted(session, round.id, take);
}

std::optional<std::string> stored_answer(store::Session& session, const Round& round, const std::string& key) {
  return sql::answers_with_key(session, round.id, key);
}

}  // namespace muster::feedback
