// Puts what older versions asked back where it stood.
#include <muster/domain/forms/versions.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace muster::forms {
namespace {

/// `options` with those that only `older` has, each behind the one that it stood behind; what stands beside a scale
/// stays at the end.
void add_retired_options(std::vector<Option>& options, const std::vector<Option>& older) {
  std::set<std::string_view> known;
  for (const auto& option : options) known.insert(option.code);
  std::map<std::string, std::vector<Option>> behind;
  std::string last;
  for (const auto& option : older) {
    if (known.contains(option.code)) {
      last = option.code;
      continue;
    }
    auto retired = option;
    retired.retired = true;
    behind[last].push_back(std::move(retired));
  }
  if (behind.empty()) return;
  auto out = std::move(behind[""]);
  for (auto& option : options) {
    auto after = behind.find(option.code);
    out.push_back(std::move(option));
    if (after != behind.end()) out.insert(out.end(), after->second.begin(), after->second.end());
  }
  std::stable_partition(out.begin(), out.end(), [](const Option& option) { return !option.beside; });
  options = std::move(out);
}

/// Where the questions of a form stand.
struct Places {
  std::map<std::string, Question*> questions;      ///< by code
  std::map<std::string, std::string> grid_begins;  ///< by code of a grid: its first statement
  std::map<std::string, std::string> grid_ends;    ///< its last
};

Places places_of(Form& form) {
  Places out;
  for (auto& page : form.pages) {
    for (auto& question : page.questions) {
      out.questions.emplace(question.code, &question);
      if (question.grid.empty()) continue;
      out.grid_begins.emplace(question.grid, question.code);
      out.grid_ends.insert_or_assign(question.grid, question.code);
    }
  }
  return out;
}

/// Retired questions by the code of the one that they stand before or behind.
struct Insertions {
  std::vector<Question> first;
  std::map<std::string, std::vector<Question>> before;
  std::map<std::string, std::vector<Question>> behind;
  [[nodiscard]] bool empty() const { return first.empty() && before.empty() && behind.empty(); }
};

/// Statements of a grid stay together.
std::vector<Question>& place_for(const Question& question, const Question* last, const Places& places,
                                 Insertions& out) {
  const bool in_same_grid = last != nullptr && !question.grid.empty() && last->grid == question.grid;
  if (!in_same_grid && places.grid_begins.contains(question.grid))
    return out.before[places.grid_begins.at(question.grid)];
  if (last == nullptr) return out.first;
  if (!in_same_grid && !last->grid.empty()) return out.behind[places.grid_ends.at(last->grid)];
  return out.behind[last->code];
}

void append(Page& page, const std::vector<Question>& questions, const Form& older, std::set<std::string>& grids) {
  for (const auto& question : questions) {
    if (const auto* grid = older.grid(question.grid); grid != nullptr && grids.insert(grid->code).second)
      page.grids.push_back(*grid);
    page.questions.push_back(question);
  }
}

void add_older(Form& form, const Form& older) {
  const auto places = places_of(form);
  Insertions insertions;
  const Question* last = nullptr;
  for (const auto* was : older.questions()) {
    const auto known = places.questions.find(was->code);
    if (known != places.questions.end()) {
      auto& is = *known->second;
      is.required = is.required && was->required;
      add_retired_options(is.options, was->options);
      last = &is;
      continue;
    }
    auto retired = *was;
    retired.retired = true;
    retired.section = 0;  // that section may be gone, and its number another's
    place_for(retired, last, places, insertions).push_back(std::move(retired));
  }
  if (insertions.empty()) return;
  std::set<std::string> grids;
  for (const auto& page : form.pages) {
    for (const auto& grid : page.grids) grids.insert(grid.code);
  }
  bool begun = false;
  for (auto& page : form.pages) {
    auto questions = std::move(page.questions);
    page.questions.clear();
    if (!std::exchange(begun, true)) append(page, insertions.first, older, grids);
    for (auto& question : questions) {
      if (const auto found = insertions.before.find(question.code); found != insertions.before.end())
        append(page, found->second, older, grids);
      const auto behind = insertions.behind.find(question.code);
      page.questions.push_back(std::move(question));
      if (behind != insertions.behind.end()) append(page, behind->second, older, grids);
    }
  }
}

}  // namespace

Form over_versions(const std::vector<const Form*>& newest_first) {
  auto form = *newest_first.front();
  for (auto older = newest_first.begin() + 1; older != newest_first.end(); ++older) add_older(form, **older);
  return form;
}

}  // namespace muster::forms
