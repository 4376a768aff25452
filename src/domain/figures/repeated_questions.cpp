// Puts the rows of a repeated question beside each other.
#include "repeated_questions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace muster::figures {

void gather_repeats(std::vector<QuestionFigures>& questions, const forms::Form& form) {
  std::set<std::string> repeated;
  for (const auto* question : form.questions())
    if (!question->repeats.empty()) repeated.insert(question->repeats);
  if (repeated.empty()) return;
  std::map<std::string, std::size_t> first;
  std::vector<std::pair<std::size_t, std::size_t>> order;  // place of the first of its rows, and its own
  for (std::size_t at = 0; at < questions.size(); ++at) {
    const auto place = repeated.contains(questions[at].grid) ? first.emplace(questions[at].grid, at).first->second : at;
    order.emplace_back(place, at);
  }
  std::ranges::sort(order);
  std::vector<QuestionFigures> gathered;
  gathered.reserve(questions.size());
  for (const auto& [place, at] : order) gathered.push_back(std::move(questions[at]));
  questions = std::move(gathered);
}

}  // namespace muster::figures
