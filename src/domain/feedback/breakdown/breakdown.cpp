// Blocks and coarse tables of an anonymous round.
#include <muster/domain/feedback/breakdown.hpp>

#include <muster/kit/stats/partition.hpp>

#include <algorithm>
#include <numeric>

namespace muster::feedback {
namespace {

using forms::Answers;
using forms::Question;
using forms::QuestionKind;
using People = std::vector<Answers>;
using Rows = std::vector<std::vector<std::int64_t>>;

std::int64_t threshold_of(const forms::Form& form) { return static_cast<std::int64_t>(form.suppress_below); }

std::int64_t count_with(const People& people, const std::string& question, const Level& level) {
  return std::count_if(people.begin(), people.end(),
                       [&](const Answers& answers) { return level_of(answers, question) == level; });
}

bool stands_at(const People& people, const std::string& question, const Level& level) {
  return std::any_of(people.begin(), people.end(),
                     [&](const Answers& answers) { return level_of(answers, question) == level; });
}

/// The options in the form's order; those beside a scale, and "no answer", at the end where fewer stand.
Levels levels_of(const Question& question, const People& people) {
  Levels levels;
  Levels outside;
  for (const auto& option : question.options) (option.beside ? outside : levels).push_back(option.code);
  const bool first = question.is_ordered() && count_with(people, question.code, levels.front()) <
                                                  count_with(people, question.code, levels.back());
  outside.insert(first ? outside.begin() : outside.end(), Level());
  levels.insert(first ? levels.begin() : levels.end(), outside.begin(), outside.end());
  return levels;
}

std::vector<Levels> named(const stats::Grouping& grouping, const Levels& levels) {
  std::vector<Levels> out;
  for (const auto& group : grouping) {
    auto& names = out.emplace_back();
    for (const auto at : group) names.push_back(levels[at]);
  }
  return out;
}

std::map<Level, std::size_t, std::less<>> positions(const std::vector<Levels>& groups) {
  std::map<Level, std::size_t, std::less<>> out;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    for (const auto& level : groups[at]) out.emplace(level, at);
  }
  return out;
}

/// Every level has a place once the round is closed: see add_new_levels.
std::size_t position_of(const std::map<Level, std::size_t, std::less<>>& positions, std::string_view level) {
  const auto found = positions.find(level);
  if (found != positions.end()) return found->second;
  const auto none = positions.find(std::string_view());
  return none == positions.end() ? positions.rbegin()->second : none->second;
}

std::map<Block, std::int64_t> people_by_block(const std::vector<Cut>& cuts, const People& people) {
  const BlockFinder finder(cuts);
  std::map<Block, std::int64_t> out;
  for (const auto& answers : people) ++out[finder.of(answers)];
  return out;
}

Cut cut_of(const Question& question, const People& people, std::int64_t threshold) {
  const auto levels = levels_of(question, people);
  std::vector<std::int64_t> counts(levels.size(), 0);
  std::map<std::string_view, std::size_t> at;
  for (std::size_t level = 0; level < levels.size(); ++level) at.emplace(levels[level], level);
  for (const auto& answers : people) {
    const auto found = at.find(level_of(answers, question.code));
    if (found != at.end()) ++counts[found->second];
  }
  Cut cut{question.code, CutUse::used, named(stats::merged({counts}, threshold, question.is_ordered()), levels)};
  if (cut.groups.size() < 2) cut.use = CutUse::one_group;
  return cut;
}

bool crosses_too_small(const std::vector<Cut>& cuts, const People& people, std::int64_t threshold) {
  const auto blocks = people_by_block(cuts, people);
  return std::any_of(blocks.begin(), blocks.end(), [&](const auto& block) { return block.second < threshold; });
}

/// The same of the blocks of one group of the cut that is used as number `cut`.
bool crosses_too_small_at(const std::vector<Cut>& cuts, const People& people, std::size_t cut, std::size_t group,
                          std::int64_t threshold) {
  const auto blocks = people_by_block(cuts, people);
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const auto& block) { return block.first[cut] == group && block.second < threshold; });
}

std::vector<Cut> cuts_of(const forms::Form& form, const People& people, const DisclosureRules& rules) {
  std::vector<Cut> cuts;
  const auto threshold = rules.blocks ? threshold_of(form) : 0;
  for (const auto& code : form.breakdown) {
    const auto* question = form.question(code);
    if (question == nullptr || people.empty()) continue;
    cuts.push_back(cut_of(*question, people, threshold));
    if (cuts.back().use == CutUse::used && crosses_too_small(cuts, people, threshold))
      cuts.back().use = CutUse::small_crossings;
  }
  return cuts;
}

bool is_not_asked(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  if (found == answers.end()) return false;
  return found->second.asked == forms::Asked::no || found->second.asked == forms::Asked::untold;
}

bool some_not_asked(const Question& question, const People& people) {
  return std::any_of(people.begin(), people.end(),
                     [&](const Answers& answers) { return is_not_asked(answers, question.code); });
}

bool holds(const std::vector<Levels>& groups, const Level& level) {
  return std::any_of(groups.begin(), groups.end(), [&](const Levels& levels) {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
  });
}

/// Options that somebody chose and no group holds: a version of the form has added them since. In the form's order.
Levels new_levels(const Question& question, const std::vector<Levels>& groups, const People& people) {
  const auto known = positions(groups);
  Levels out;
  for (auto& level : levels_of(question, people)) {
    if (!level.empty() && !known.contains(level) && stands_at(people, question.code, level))
      out.push_back(std::move(level));
  }
  return out;
}

/// Where a new level of an ordered question stands: before the first group that holds a later option.
std::size_t place_among(const std::vector<Levels>& groups, const Question& question, const Level& level) {
  const auto place_of = [&](const Level& one) {
    const auto found = std::find_if(question.options.begin(), question.options.end(),
                                    [&](const auto& option) { return option.code == one && !option.beside; });
    return found - question.options.begin();
  };
  if (!question.is_ordered() || question.option(level) == nullptr) return groups.size();
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const bool later = std::any_of(groups[at].begin(), groups[at].end(), [&](const Level& other) {
      const auto* option = question.option(other);
      return option != nullptr && !option->beside && place_of(other) > place_of(level);
    });
    if (later) return at;
  }
  return groups.size();
}

/// Blocks are never made again, but a level that came later is in none of them. Its people, who have all joined since,
/// are a group of their own where they are enough in every crossing; else they join a group, which is named for them
/// too: on a scale the neighbour, otherwise the largest.
void add_new_levels(std::vector<Cut>& cuts, const forms::Form& form, const Breakdown& kept, const People& people,
                    std::int64_t threshold) {
  std::size_t used = 0;
  for (auto& cut : cuts) {
    const auto* question = form.question(cut.question);
    const auto at = cut.use == CutUse::used ? used++ : 0;
    if (question == nullptr || cut.groups.empty()) continue;
    for (const auto& level : new_levels(*question, cut.groups, people)) {
      if (cut.use == CutUse::used) {
        cut.groups.push_back({level});
        if (!crosses_too_small_at(cuts, people, at, cut.groups.size() - 1, threshold)) continue;
        cut.groups.pop_back();
      }
      std::size_t into = 0;
      if (question->is_ordered() && question->option(level) != nullptr) {
        into = std::min(place_among(cut.groups, *question, level), cut.groups.size() - 1);
      } else if (cut.use == CutUse::used) {
        std::vector<std::int64_t> sizes(cut.groups.size(), 0);
        for (const auto& [block, count] : kept.people) sizes[block[at]] += count;
        into = static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
      }
      cut.groups[into].push_back(level);
    }
  }
}

/// Whether somebody who was asked gave no answer.
bool some_left_open(const Question& question, const People& people) {
  return std::any_of(people.begin(), people.end(), [&](const Answers& answers) {
    return !has_answer(answers, question.code) && !is_not_asked(answers, question.code);
  });
}

/// Where everybody had answered, no class was for those who had not: who comes without an answer stands in the last
/// one, and it says so. What came with a later version makes classes of its own, which are put together as others are.
void add_new_classes(ClassTable& table, const Question& question, const People& people) {
  if (table.classes.empty() || question.kind == QuestionKind::number) return;
  if (question.kind != QuestionKind::pick_any) {
    if (!holds(table.classes, Level()) && some_left_open(question, people)) table.classes.back().push_back(Level());
    for (const auto& level : new_levels(question, table.classes, people)) {
      const auto at = static_cast<std::ptrdiff_t>(place_among(table.classes, question, level));
      table.classes.insert(table.classes.begin() + at, Levels{level});
    }
  }
  if (!holds(table.classes, not_asked_level) && some_not_asked(question, people))
    table.classes.push_back({not_asked_level});
}

/// Of a net score its three kinds of answers are told apart, and no finer: a class of 6 and 7 would be of both sides.
ClassTable by_kind_of_score(const Levels& levels) {
  const auto kind = [](const Level& level) {
    if (level == "9" || level == "10") return 2;
    return level == "7" || level == "8" ? 1 : 0;
  };
  const auto on_scale = [](const Level& level) {
    return level.size() <= 2 && !level.empty() && level.find_first_not_of("0123456789") == Level::npos;
  };
  ClassTable table;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    const bool together =
        at > 0 && on_scale(levels[at]) && on_scale(levels[at - 1]) && kind(levels[at]) == kind(levels[at - 1]);
    if (!together) table.classes.emplace_back();
    table.classes.back().push_back(levels[at]);
  }
  return table;
}

/// A table that tells every class apart which the question has.
ClassTable finest(const Question& question, const People& people) {
  ClassTable table;
  if (question.kind == QuestionKind::number) {
    table.classes = {{answered_level}, {Level()}};
    return table;
  }
  if (question.kind == QuestionKind::pick_any) {
    for (const auto& option : question.options) table.classes.push_back({option.code});
  } else {
    if (question.net_score) {
      table = by_kind_of_score(levels_of(question, people));
    } else {
      for (auto& level : levels_of(question, people)) table.classes.push_back({std::move(level)});
    }
    if (!some_left_open(question, people)) std::erase(table.classes, Levels{Level()});
  }
  if (some_not_asked(question, people)) table.classes.push_back({not_asked_level});
  return table;
}

void count(ClassTable& table, const Question& question, const std::vector<Cut>& cuts, const People& people) {
  const BlockFinder blocks(cuts);
  const ClassFinder classes(question, table.classes);
  table.people.clear();
  for (const auto& answers : people) {
    auto& row = table.people[blocks.of(answers)];
    row.resize(table.classes.size(), 0);
    for (const auto at : classes.of(answers)) ++row[at];
  }
}

ClassTable with_classes(const ClassTable& table, const stats::Grouping& grouping) {
  ClassTable out;
  for (const auto& group : grouping) {
    auto& levels = out.classes.emplace_back();
    for (const auto at : group) levels.insert(levels.end(), table.classes[at].begin(), table.classes[at].end());
  }
  return out;
}

/// One group of people that a table must be safe for: all of a block, or those who joined it.
struct Group {
  std::int64_t people = 0;
  std::vector<std::int64_t> classes;
};

bool enough_numbers(const std::vector<Group>& groups, std::int64_t threshold) {
  return std::all_of(groups.begin(), groups.end(), [&](const Group& group) {
    return group.classes.front() == 0 || group.classes.front() >= 2 * threshold;
  });
}

/// The options whose ticks may be shown, of those who were asked; who was not asked is a class where it is large
/// enough.
ClassTable coarse_ticks(const ClassTable& table, const std::vector<Group>& groups, std::int64_t threshold) {
  const bool parted = table.classes.back() == Levels{not_asked_level};
  std::vector<stats::Ticks> ticks;
  for (const auto& group : groups) {
    auto& of = ticks.emplace_back(stats::Ticks{group.people, group.classes});
    if (!parted) continue;
    const auto others = group.classes.back();
    if (others < 0 || (others > 0 && others < threshold)) return {};
    of.people -= others;
    of.options.pop_back();
  }
  stats::Grouping kept;
  for (const auto option : stats::showable_ticks(ticks, threshold)) kept.push_back({option});
  if (parted && !kept.empty()) kept.push_back({table.classes.size() - 1});
  return with_classes(table, kept);
}

bool any_below_zero(const std::vector<Group>& groups) {
  return std::any_of(groups.begin(), groups.end(), [](const Group& group) {
    return std::any_of(group.classes.begin(), group.classes.end(), [](std::int64_t count) { return count < 0; });
  });
}

/// The table with its classes put together until they are large enough in every group; without classes where they
/// cannot be.
ClassTable coarse(const Question& question, const ClassTable& table, const std::vector<Group>& groups,
                  std::int64_t threshold, const DisclosureRules& rules) {
  if (question.kind == QuestionKind::number) {
    const bool shown = !rules.numbers || enough_numbers(groups, threshold);
    return shown ? ClassTable{table.classes, {}} : ClassTable{};
  }
  if (!rules.classes) return {table.classes, {}};
  if (any_below_zero(groups)) return {};  // somebody's answer is told now, or no longer, that was not before
  if (question.kind == QuestionKind::pick_any) return coarse_ticks(table, groups, threshold);
  Rows rows;
  for (const auto& group : groups) rows.push_back(group.classes);
  auto out = with_classes(table, stats::merged(rows, threshold, question.is_ordered()));
  return out.classes.size() < 2 ? ClassTable{} : out;
}

bool can_have_a_table(const Question& question) {
  return question.has_options() || question.kind == QuestionKind::number;
}

/// What was counted before, in the classes of now: those that are new counted nobody.
ClassTable in_classes_of(const ClassTable& now, const ClassTable& before) {
  const auto was = positions(before.classes);
  ClassTable out{now.classes, {}};
  for (const auto& [block, counts] : before.people) {
    auto& row = out.people[block];
    for (const auto& levels : now.classes) {
      const auto found = was.find(levels.front());
      row.push_back(found == was.end() ? 0 : counts[found->second]);
    }
  }
  return out;
}

/// Those who have joined a block since `before` was counted, and all who stand in it now.
std::vector<Group> groups_of(const ClassTable& now, const std::map<Block, std::int64_t>& people,
                             const ClassTable& before, const std::map<Block, std::int64_t>& people_before) {
  std::vector<Group> groups;
  for (const auto& [block, classes] : now.people) {
    groups.push_back({people.at(block), classes});
    const auto was = before.people.find(block);
    Group joined{groups.back().people, classes};
    if (was != before.people.end()) {
      joined.people -= people_before.at(block);
      for (std::size_t at = 0; at < classes.size(); ++at) joined.classes[at] -= was->second[at];
    }
    // Where nobody joined and a class is another all the same, answers are told now that were not before.
    const bool changed =
        std::any_of(joined.classes.begin(), joined.classes.end(), [](auto count) { return count != 0; });
    if ((joined.people > 0 || changed) && joined.people < groups.back().people) groups.push_back(std::move(joined));
  }
  return groups;
}

}  // namespace

BlockFinder::BlockFinder(const std::vector<Cut>& cuts) {
  for (const auto& cut : cuts) {
    if (cut.use == CutUse::used) used_.push_back({cut.question, positions(cut.groups)});
  }
}

Block BlockFinder::of(const Answers& answers) const {
  Block block;
  block.reserve(used_.size());
  for (const auto& cut : used_) block.push_back(position_of(cut.groups, level_of(answers, cut.question)));
  return block;
}

bool has_answer(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found != answers.end() && !(found->second.codes.empty() && found->second.texts.empty());
}

std::string_view level_of(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found == answers.end() || found->second.codes.empty() ? std::string_view() : found->second.codes.front();
}

ClassFinder::ClassFinder(const Question& question, const std::vector<Levels>& classes)
    : question_(question.code), kind_(question.kind), classes_(positions(classes)) {}

std::vector<std::size_t> ClassFinder::of(const Answers& answers) const {
  if (kind_ == QuestionKind::number) return {has_answer(answers, question_) ? std::size_t{0} : 1};
  const bool not_asked = is_not_asked(answers, question_);
  if (kind_ != QuestionKind::pick_any)
    return {position_of(classes_, not_asked ? std::string_view(not_asked_level) : level_of(answers, question_))};
  std::vector<std::size_t> out;
  if (const auto at = not_asked ? classes_.find(not_asked_level) : classes_.end(); at != classes_.end())
    return {at->second};
  const auto found = answers.find(question_);
  if (found == answers.end()) return out;
  for (const auto& code : found->second.codes) {
    if (const auto at = classes_.find(code); at != classes_.end()) out.push_back(at->second);
  }
  return out;
}

Breakdown break_down(const forms::Form& form, const People& answers, const DisclosureRules& rules) {
  Breakdown out;
  out.cuts = cuts_of(form, answers, rules);
  out.people = people_by_block(out.cuts, answers);
  if (out.people.size() < 2) return out;
  for (const auto* question : form.questions()) {
    if (!can_have_a_table(*question)) continue;
    auto all = finest(*question, answers);
    count(all, *question, out.cuts, answers);
    auto table = coarse(*question, all, groups_of(all, out.people, {}, {}), threshold_of(form), rules);
    if (table.classes.empty()) continue;
    count(table, *question, out.cuts, answers);
    out.tables.emplace(question->code, std::move(table));
  }
  return out;
}

Breakdown broken_down_again(const Breakdown& kept, const forms::Form& form, const People& answers,
                            const DisclosureRules& rules) {
  const auto threshold = threshold_of(form);
  auto out = kept;
  add_new_levels(out.cuts, form, kept, answers, rules.blocks ? threshold : 0);
  const auto people = people_by_block(out.cuts, answers);
  out.held_back = false;
  bool grown = false;
  for (const auto& [block, now] : people) {
    const auto was = kept.people.find(block);
    const auto added = now - (was == kept.people.end() ? 0 : was->second);
    grown = grown || added != 0;
    if (added != 0 && added < threshold && rules.time) out.held_back = true;
  }
  if (out.held_back || !grown) {
    out.cuts = kept.cuts;
    return out;
  }
  out.grown = true;
  out.people = people;
  out.tables.clear();
  for (const auto& [code, before] : kept.tables) {
    const auto* question = form.question(code);
    if (question == nullptr) continue;
    ClassTable now{before.classes, {}};
    add_new_classes(now, *question, answers);
    count(now, *question, out.cuts, answers);
    const auto groups =
        rules.time ? groups_of(now, people, in_classes_of(now, before), kept.people) : groups_of(now, people, {}, {});
    auto table = coarse(*question, now, groups, threshold, rules);
    if (table.classes.empty()) continue;
    count(table, *question, out.cuts, answers);
    out.tables.emplace(code, std::move(table));
  }
  return out;
}

}  // namespace muster::feedback
