// Holds a condition against every level of the cuts it names.

#include "block_filter.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace muster::figures {
namespace {

using feedback::Block;
using feedback::Breakdown;
using feedback::Cut;
using query::Filter;

constexpr const char* filter_source = "filter";
constexpr std::size_t most_crossings = 50'000;

std::vector<const Cut*> used_cuts(const Breakdown& breakdown) {
  std::vector<const Cut*> out;
  for (const auto& cut : breakdown.cuts) {
    if (cut.use == feedback::CutUse::used) out.push_back(&cut);
  }
  return out;
}

void collect(const Filter& filter, std::vector<const Filter*>& comparisons) {
  if (filter.kind == Filter::Kind::comparison) comparisons.push_back(&filter);
  for (const auto& child : filter.children) collect(child, comparisons);
}

bool speaks_of_cuts(const std::vector<const Filter*>& comparisons, const std::vector<const Cut*>& cuts) {
  return std::all_of(comparisons.begin(), comparisons.end(), [&](const Filter* comparison) {
    const bool is_cut =
        std::any_of(cuts.begin(), cuts.end(), [&](const Cut* cut) { return cut->question == comparison->name; });
    return is_cut && (comparison->op == query::Operator::equal || comparison->op == query::Operator::not_equal ||
                      comparison->op == query::Operator::is_in);
  });
}

query::Values one_value(const std::string& question, const feedback::Level& level) {
  query::Values values;
  if (!level.empty()) values[question] = {level};
  return values;
}

/// One level for each way in which the comparisons can tell the levels of a group apart. Those without an answer go
/// with their group's options; alone they are "not answered".
feedback::Levels told_apart(const Cut& cut, const feedback::Levels& group,
                            const std::vector<const Filter*>& comparisons, const std::vector<query::Field>& fields) {
  std::map<std::vector<bool>, feedback::Level> found;
  for (const auto& level : group) {
    if (level.empty() && group.size() > 1) continue;
    std::vector<bool> truths;
    for (const auto* comparison : comparisons) {
      if (comparison->name == cut.question)
        truths.push_back(query::matches(*comparison, one_value(cut.question, level), fields));
    }
    found.emplace(std::move(truths), level);
  }
  feedback::Levels out;
  for (auto& [truths, level] : found) out.push_back(level);
  return out;
}

/// Tries each crossing of what the filter tells apart; nothing where it splits a group.
class Crossings {
 public:
  Crossings(const Filter& filter, std::vector<const Cut*> cuts, const std::vector<query::Field>& fields)
      : filter_(filter), cuts_(std::move(cuts)), fields_(fields) {
    std::vector<const Filter*> comparisons;
    collect(filter, comparisons);
    for (const auto* cut : cuts_) {
      auto& groups = levels_.emplace_back();
      std::size_t ways = 0;
      for (const auto& group : cut->groups)
        ways += groups.emplace_back(told_apart(*cut, group, comparisons, fields)).size();
      crossings_ = crossings_ > most_crossings ? crossings_ : crossings_ * std::max<std::size_t>(ways, 1);
    }
  }

  [[nodiscard]] bool too_many() const { return crossings_ > most_crossings; }

  /// Whether the filter means every block or none of each crossing of groups.
  [[nodiscard]] bool whole() const {
    Block block(cuts_.size(), 0);
    return every_group(0, block);
  }

  [[nodiscard]] bool means(const Block& block) const {
    query::Values values;
    for (std::size_t at = 0; at < cuts_.size(); ++at) add(values, at, levels_[at][block[at]].front());
    return query::matches(filter_, values, fields_);
  }

 private:
  void add(query::Values& values, std::size_t cut, const feedback::Level& level) const {
    if (level.empty())
      values.erase(cuts_[cut]->question);
    else
      values[cuts_[cut]->question] = {level};
  }

  bool every_group(std::size_t cut, Block& block) const {
    if (cut < cuts_.size()) {
      for (block[cut] = 0; block[cut] < levels_[cut].size(); ++block[cut]) {
        if (!every_group(cut + 1, block)) return false;
      }
      return true;
    }
    std::optional<bool> meant;
    query::Values values;
    return every_level(0, block, values, meant);
  }

  bool every_level(std::size_t cut, const Block& block, query::Values& values, std::optional<bool>& meant) const {
    if (cut == cuts_.size()) {
      const bool now = query::matches(filter_, values, fields_);
      if (!meant) meant = now;
      return *meant == now;
    }
    for (const auto& level : levels_[cut][block[cut]]) {
      add(values, cut, level);
      if (!every_level(cut + 1, block, values, meant)) return false;
    }
    return true;
  }

  const Filter& filter_;
  std::vector<const Cut*> cuts_;
  const std::vector<query::Field>& fields_;
  std::vector<std::vector<feedback::Levels>> levels_;
  std::size_t crossings_ = 1;
};

std::string group_words(const feedback::Levels& group) {
  std::vector<std::string> names;
  bool no_answer = false;
  for (const auto& level : group) {
    no_answer = no_answer || level.empty();
    if (!level.empty()) names.push_back(level);
  }
  if (no_answer) names.emplace_back("no answer");
  return listed(names, " or ");
}

}  // namespace

std::string cuts_in_words(const Breakdown& breakdown) {
  std::vector<std::string> cuts;
  if (breakdown.shows()) {
    for (const auto* cut : used_cuts(breakdown)) {
      std::vector<std::string> groups;
      for (const auto& group : cut->groups) groups.push_back(group_words(group));
      cuts.push_back(cut->question + " (" + joined(groups, "; ") + ")");
    }
  }
  if (cuts.empty()) return "This anonymous form is not broken down, so that nobody can be recognised.";
  return "This form is anonymous, so only whole groups can be asked for: by " + listed(cuts) + ".";
}

Result<std::set<Block>> blocks_meant(const std::string& where, const forms::Form& form, const Breakdown& breakdown) {
  MUSTER_TRY(filter, query::parse_filter(where, filter_source));
  const auto fields = forms::fields_of(form);
  if (auto errors = query::bind(filter, fields, where, filter_source); !errors.empty()) {
    return bad_input("The filter names what the form does not have.", std::move(errors));
  }
  const auto cuts = breakdown.shows() ? used_cuts(breakdown) : std::vector<const Cut*>();
  std::vector<const Filter*> comparisons;
  collect(filter, comparisons);
  if (cuts.empty() || !speaks_of_cuts(comparisons, cuts)) return bad_input(cuts_in_words(breakdown));
  const Crossings crossings(filter, cuts, fields);
  if (crossings.too_many()) return bad_input("Ask for fewer groups at once. " + cuts_in_words(breakdown));
  if (!crossings.whole()) return bad_input(cuts_in_words(breakdown) + " Groups that were put together stay together.");
  std::set<Block> out;
  for (const auto& [block, people] : breakdown.people) {
    if (crossings.means(block)) out.insert(block);
  }
  return out;
}

}  // namespace muster::figures
