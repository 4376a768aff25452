#pragma once
// What was answered when booking, as columns of a list of delegates.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::booking::sql {

struct AnswerColumns {
  std::vector<std::string> headings{};  ///< of all questions that somebody answered, also of versions before
  std::map<std::string, std::vector<std::string>> cells{};  ///< by person, one for each heading
  [[nodiscard]] std::vector<std::string> cells_of(const std::string& person_id) const {
    const auto found = cells.find(person_id);
    return found == cells.end() ? std::vector<std::string>(headings.size()) : found->second;
  }
};
[[nodiscard]] AnswerColumns answer_columns(store::Session& session, const std::string& event_id);

}  // namespace muster::booking::sql
