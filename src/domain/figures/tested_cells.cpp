// Puts together no more than must be: the finest answers of which every group shows its count, or its rest.
#include "tested_cells.hpp"

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <numeric>

namespace muster::figures {
namespace {

struct Options {
  std::vector<const OptionFigures*> all;  ///< on the scale
};

const OptionFigures* option_in(const QuestionFigures& question, const std::string& code) {
  const auto found = std::ranges::find(question.options, code, &OptionFigures::code);
  return found == question.options.end() ? nullptr : &*found;
}

bool is_shown(const OptionFigures* option) {
  return option != nullptr && !option->figure.suppressed && option->figure.people.has_value();
}

bool all_is_hidden(const NamedGroup& group) { return group.hidden || group.figures->suppressed; }

class Columns {
 public:
  explicit Columns(std::size_t options) : of_(options) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }

  void join(std::size_t one, std::size_t other) {
    const auto kept = std::min(of_[one], of_[other]);
    const auto gone = std::max(of_[one], of_[other]);
    std::ranges::replace(of_, gone, kept);
  }
  void join_all(const std::vector<std::size_t>& options, bool in_order) {
    if (options.empty()) return;
    if (in_order) {
      for (auto at = options.front(); at < options.back(); ++at) join(at, at + 1);
    }
    for (const auto option : options) join(options.front(), option);
  }
  [[nodiscard]] std::vector<std::vector<std::size_t>> found() const {
    std::vector<std::vector<std::size_t>> out;
    for (std::size_t at = 0; at < of_.size(); ++at) {
      if (of_[at] != at) continue;
      auto& column = out.emplace_back();
      for (std::size_t option = at; option < of_.size(); ++option)
        if (of_[option] == at) column.push_back(option);
    }
    return out;
  }

 private:
  std::vector<std::size_t> of_;
};

}  // namespace

void leave_out_hidden(std::vector<NamedGroup>& groups) {
  for (auto& group : groups) group.hidden = all_is_hidden(group);
  if (std::ranges::count(groups, true, &NamedGroup::hidden) != 1) return;
  NamedGroup* least = nullptr;
  for (auto& group : groups) {
    if (group.hidden || group.figures->base() == 0) continue;
    if (least == nullptr || group.figures->base() < least->figures->base()) least = &group;
  }
  if (least != nullptr) least->hidden = true;
}

TestedCells tested_cells(const std::vector<NamedGroup>& groups, bool in_order) {
  TestedCells out;
  std::vector<const OptionFigures*> options;
  for (const auto& option : groups.front().figures->options)
    if (!option.beside) options.push_back(&option);
  Columns columns(options.size());
  for (const auto& group : groups) {
    if (group.hidden) continue;
    std::vector<std::size_t> hidden;
    for (std::size_t at = 0; at < options.size(); ++at)
      if (!is_shown(option_in(*group.figures, options[at]->code))) hidden.push_back(at);
    // One alone follows from the others, so it goes together with a neighbour.
    if (hidden.size() == 1 && options.size() > 1) {
      const auto one = hidden.front();
      hidden = one + 1 < options.size() ? std::vector{one, one + 1} : std::vector{one - 1, one};
    }
    columns.join_all(hidden, in_order);
  }
  const auto found = columns.found();
  for (const auto& column : found) {
    std::vector<std::string> labels;
    for (const auto at : column) labels.push_back(options[at]->label);
    out.answers.push_back(told_choice(labels));
    if (labels.size() > 1) out.together.push_back(std::move(labels));
  }
  for (const auto& group : groups) {
    if (group.hidden) {
      out.left_out.push_back(group.label);
      continue;
    }
    out.groups.push_back(group.label);
    auto& row = out.people.emplace_back();
    std::int64_t told = 0;
    std::size_t rest = found.size();
    for (std::size_t at = 0; at < found.size(); ++at) {
      std::int64_t people = 0;
      for (const auto option : found[at]) {
        const auto* own = option_in(*group.figures, options[option]->code);
        if (is_shown(own))
          people += *own->figure.people;
        else
          rest = at;
      }
      row.push_back(people);
      told += people;
    }
    // What the group hides stands in one column: its people without those of the answers that are shown.
    if (rest < found.size()) row[rest] += group.figures->base() - told;
  }
  return out;
}

}  // namespace muster::figures
