// Puts cells together by the order of answers and by their size. See publication.cpp for what this is against.
#include "publication_cells.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::figures {
namespace {

constexpr std::size_t most_labels = 4;

void put_together(PublishedCells& cells, std::size_t first, std::size_t second) {
  if (second < first) std::swap(first, second);
  auto& into = cells[first];
  const auto& from = cells[second];
  into.labels.insert(into.labels.end(), from.labels.begin(), from.labels.end());
  into.people += from.people;
  into.outside = into.outside || from.outside;
  into.beside = into.beside && from.beside;
  cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(second));
}

/// "0 to 5", of steps that follow one another; empty where they do not, or where some of them are no steps.
std::string steps_in_words(const std::vector<std::string>& labels, const std::vector<AnswerCount>& answers) {
  const auto place = [&](const std::string& label) {
    return std::find_if(answers.begin(), answers.end(),
                        [&](const AnswerCount& one) { return one.label == label && !one.beside && !one.none; }) -
           answers.begin();
  };
  std::vector<std::ptrdiff_t> places;
  for (const auto& label : labels) places.push_back(place(label));
  std::sort(places.begin(), places.end());
  if (places.size() < 3 || places.back() == std::ssize(answers)) return {};
  for (std::size_t at = 1; at < places.size(); ++at)
    if (places[at] != places[at - 1] + 1) return {};
  const auto& first = answers[static_cast<std::size_t>(places.front())].label;
  return first + " to " + answers[static_cast<std::size_t>(places.back())].label;
}

}  // namespace

bool all_enough(const PublishedCells& cells, std::int64_t least) {
  return std::all_of(cells.begin(), cells.end(), [&](const PublishedCell& cell) { return cell.people >= least; });
}

void ends_together(PublishedCells& cells) {
  constexpr std::size_t fewest_steps = 4;
  const auto steps = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const PublishedCell& cell) { return !cell.beside; }));
  if (steps < fewest_steps) return;
  const auto half = steps / 2;
  for (std::size_t at = 1; at < half; ++at) put_together(cells, 0, 1);
  const auto upper = steps % 2 == 0 ? std::size_t{1} : std::size_t{2};
  for (std::size_t at = 1; at < half; ++at) put_together(cells, upper, upper + 1);
}

bool small_together(PublishedCells& cells, std::int64_t least) {
  const auto by_people = [](const PublishedCell& left, const PublishedCell& right) {
    return left.people < right.people;
  };
  const auto top = std::max_element(cells.begin(), cells.end(), by_people) - cells.begin();
  std::int64_t second = 0;
  for (std::ptrdiff_t at = 0; at < std::ssize(cells); ++at)
    if (at != top) second = std::max(second, cells[static_cast<std::size_t>(at)].people);
  // Which of two equals stands alone would tell as well.
  const bool equals = second == cells[static_cast<std::size_t>(top)].people;
  PublishedCells out;
  std::optional<std::size_t> together;
  for (std::ptrdiff_t at = 0; at < std::ssize(cells); ++at) {
    auto& cell = cells[static_cast<std::size_t>(at)];
    // Whatever is as large as the second goes too: a choice among equals would tell.
    const bool goes = (equals || at != top) && (cell.people < least || cell.people == second);
    if (!goes || !together) {
      if (goes) together = out.size();
      out.push_back(std::move(cell));
      continue;
    }
    out.push_back(std::move(cell));
    put_together(out, *together, out.size() - 1);
  }
  cells = std::move(out);
  return second >= least;
}

void neighbours_together(PublishedCells& cells, std::size_t most) {
  PublishedCells steps;
  PublishedCells out;
  for (auto& cell : cells) (cell.beside ? out : steps).push_back(std::move(cell));
  const auto groups = most > out.size() + 1 ? most - out.size() : std::size_t{1};
  PublishedCells even(std::min(groups, steps.size()));
  for (std::size_t at = 0; at < steps.size(); ++at) {
    auto& into = even[at * even.size() / steps.size()];
    into.labels.insert(into.labels.end(), steps[at].labels.begin(), steps[at].labels.end());
    into.people += steps[at].people;
    into.outside = into.outside || steps[at].outside;
  }
  cells = std::move(even);
  for (auto& cell : out) cells.push_back(std::move(cell));
}

std::string label_of(const PublishedCell& cell, const std::vector<AnswerCount>& answers, bool ordered) {
  if (cell.labels.size() <= most_labels) return capitalised(listed(cell.labels, " or "));
  auto steps = cell.labels;
  const bool none = std::erase(steps, no_answer) > 0;
  const auto row = ordered ? steps_in_words(steps, answers) : std::string();
  if (!row.empty()) return capitalised(row) + (none ? ", or " + std::string(no_answer) : "");
  return "One of " + grouped(static_cast<std::int64_t>(cell.labels.size())) + " other answers";
}

}  // namespace muster::figures
