// What the readers of all formats do alike while a form comes in.
#include "sketch.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::conversions {

std::string one_line(const Difference& difference) {
  return (difference.place.empty() ? std::string() : difference.place + ": ") + difference.what + ": " +
         difference.instead;
}

void Differences::add(const Place& place, std::string what, std::string instead) {
  all_.push_back({place.order, {place.words, std::move(what), std::move(instead)}});
}

std::vector<Difference> Differences::take() && {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<Difference> out;
  out.reserve(all_.size());
  for (auto& [order, difference] : all_) out.push_back(std::move(difference));
  return out;
}

PageSketch page_of(std::string title, Place place) { return {std::move(title), {}, std::move(place), {}, {}, {}}; }

Outcome Sketch::add(QuestionSketch question) {
  if (++count > most_questions) {
    return bad_input("The file has more than " + grouped(most_questions) +
                     " questions, and a form has far fewer. Convert it in parts.");
  }
  if (pages.empty()) pages.push_back(page_of({}, question.place));
  question.question.information = std::exchange(information, {});
  for (const auto& [place, condition] : std::exchange(informed, {})) {
    if (question.question.ask_if != condition)
      differences.add(place, "the condition of a text", "left out: whoever is asked the question below reads it");
  }
  pages.back().questions.push_back(std::move(question));
  return Success{};
}

void Sketch::inform(const std::string& paragraph) {
  if (paragraph.empty()) return;
  information += (information.empty() ? "" : "\n") + paragraph;
}

void Sketch::inform(const std::string& paragraph, const Place& place, std::optional<query::Filter> condition) {
  inform(paragraph);
  if (condition) informed.emplace_back(place, *std::move(condition));
}

}  // namespace muster::conversions
