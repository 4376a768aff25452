// Divides people by what is told of them. It reads the figures, never the rules.

#include "domain/figures/attacker.hpp"

#include <muster/kit/query/filter.hpp>

#include "domain/figures/row_guesser.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace attacker {
namespace {

using namespace muster;
using figures::Summary;
using figures::SummaryInput;
using forms::Answers;
using forms::QuestionKind;
using query::Filter;
using query::Operator;

/// People told apart so far: each has the number of their part.
class Parts {
 public:
  explicit Parts(std::size_t people) : part_(people, 0) {}

  void divide(const std::vector<bool>& in) {
    std::map<std::pair<std::size_t, bool>, std::size_t> names;
    for (std::size_t person = 0; person < part_.size(); ++person) {
      const std::pair key(part_[person], in[person]);
      part_[person] = names.emplace(key, names.size()).first->second;
    }
  }
  /// The size of the smallest part, of those people who are known to be there.
  [[nodiscard]] std::int64_t smallest(const std::vector<bool>& known) const {
    std::map<std::size_t, std::int64_t> sizes;
    for (std::size_t person = 0; person < part_.size(); ++person) sizes[part_[person]] += known[person] ? 1 : 0;
    std::int64_t least = 0;
    for (const auto& [part, size] : sizes) {
      if (size > 0) least = least == 0 ? size : std::min(least, size);
    }
    return least;
  }
  [[nodiscard]] std::size_t of(std::size_t person) const { return part_[person]; }

 private:
  std::vector<std::size_t> part_;
};

Filter comparison(const std::string& name, Operator op, std::vector<std::string> values) {
  Filter out;
  out.name = name;
  out.op = op;
  out.values = std::move(values);
  return out;
}

Filter group(Filter::Kind kind, std::vector<Filter> children) {
  Filter out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

/// Everything that one comparison can say of a question.
void add_atoms(const forms::Question& question, const std::vector<Answers>& people, std::vector<Filter>& out) {
  const auto& name = question.code;
  out.push_back(comparison(name, Operator::is_answered, {}));
  for (std::size_t one = 0; one < question.options.size(); ++one) {
    const auto& code = question.options[one].code;
    if (question.kind == QuestionKind::pick_any) {
      out.push_back(comparison(name, Operator::contains, {code}));
    } else {
      out.push_back(comparison(name, Operator::equal, {code}));
      out.push_back(comparison(name, Operator::not_equal, {code}));
      if (question.is_ordered()) out.push_back(comparison(name, Operator::less_or_equal, {code}));
    }
    for (std::size_t other = 0; other < one; ++other)
      out.push_back(comparison(name, Operator::is_in, {question.options[other].code, code}));
  }
  if (question.kind == QuestionKind::number) {
    for (const char* number : {"1", "5", "19"}) out.push_back(comparison(name, Operator::greater_or_equal, {number}));
  }
  if (question.has_options() || question.kind == QuestionKind::number) return;
  for (std::size_t person = 0; person < people.size() && person < 3; ++person) {
    const auto found = people[person].find(name);
    if (found != people[person].end() && !found->second.texts.empty())
      out.push_back(comparison(name, Operator::contains, {found->second.texts.front()}));
  }
}

/// All comparisons and their opposites, all pairs of comparisons of cuts, and a sample of what else depth 3 can say.
std::vector<Filter> filters_for(const SummaryInput& round, std::uint32_t seed) {
  std::vector<Filter> atoms;
  std::vector<Filter> of_cuts;
  for (const auto* question : round.form->questions()) {
    add_atoms(*question, round.answers, atoms);
    const auto& cuts = round.form->breakdown;
    if (std::find(cuts.begin(), cuts.end(), question->code) != cuts.end()) add_atoms(*question, round.answers, of_cuts);
  }
  auto out = atoms;
  for (const auto& atom : atoms) out.push_back(group(Filter::Kind::none_of, {atom}));
  std::mt19937 random(seed);
  const auto one_of = [&](const std::vector<Filter>& from) { return from[random() % from.size()]; };
  const auto joins = [&] { return random() % 2 == 0 ? Filter::Kind::all_of : Filter::Kind::any_of; };
  const auto bit = [&](const std::vector<Filter>& from) {
    auto atom = one_of(from);
    return random() % 3 == 0 ? group(Filter::Kind::none_of, {std::move(atom)}) : atom;
  };
  constexpr std::size_t most_pairs = 400;
  for (std::size_t at = 0; at < most_pairs && !of_cuts.empty(); ++at)
    out.push_back(group(joins(), {bit(of_cuts), bit(of_cuts)}));
  for (std::size_t at = 0; at < 100 && !of_cuts.empty(); ++at) {
    out.push_back(group(joins(), {group(joins(), {bit(of_cuts), bit(of_cuts)}), bit(of_cuts)}));
  }
  for (std::size_t at = 0; at < 100; ++at) out.push_back(group(joins(), {bit(atoms), bit(atoms)}));
  for (std::size_t at = 0; at < 60; ++at)
    out.push_back(group(joins(), {group(joins(), {bit(atoms), bit(atoms)}), bit(of_cuts.empty() ? atoms : of_cuts)}));
  return out;
}

/// Somebody's answers as a filter on whole groups sees them: who gave no answer to a cut stands with the options that
/// "no answer" was put together with.
Answers with_levels_of_groups(Answers answers, const Summary& summary) {
  for (const auto& cut : summary.cuts) {
    if (feedback::has_answer(answers, cut.code)) continue;
    for (const auto& found : cut.groups) {
      if (found.no_answer && !found.codes.empty()) answers[cut.code].codes = {found.codes.front()};
    }
  }
  return answers;
}

bool is_few(std::int64_t count, std::int64_t below) { return count > 0 && count < below; }

bool is_asked(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  return found == answers.end() ||
         (found->second.asked != forms::Asked::no && found->second.asked != forms::Asked::untold);
}

bool stands_in(const forms::Question& question, const figures::ClassFigures& figures, const Answers& answers) {
  if (!is_asked(answers, question.code)) return figures.not_asked;
  const auto found = answers.find(question.code);
  if (found == answers.end() || found->second.codes.empty()) return figures.no_answer;
  return std::any_of(found->second.codes.begin(), found->second.codes.end(), [&](const std::string& code) {
    return std::find(figures.codes.begin(), figures.codes.end(), code) != figures.codes.end();
  });
}

/// Of a cut, who was not asked stands with those who gave no answer.
bool stands_in_group(const figures::CutGroup& group, const std::string& cut, const Answers& answers) {
  const auto level = feedback::level_of(answers, cut);
  if (level.empty()) return group.no_answer;
  return std::find(group.codes.begin(), group.codes.end(), level) != group.codes.end();
}

/// One question, as divided by everything that was told of it.
struct QuestionKnowledge {
  explicit QuestionKnowledge(std::size_t people) : parts(people), numbers(people) {}
  Parts parts;
  Parts numbers;
  bool told = false;
  bool averaged = false;
  std::vector<figures::ClassFigures> classes;  ///< as told last
  /// How many had answered then: of those who came later everybody's totals alone are known.
  std::size_t until = 0;
};

class Attack {
 public:
  Attack(std::vector<Answers> people, std::int64_t threshold)
      : people_(std::move(people)),
        threshold_(threshold),
        known_(people_.size(), false),
        groups_(people_.size()),
        rows_(people_) {}

  /// Learns from one view: the round as it was when the first `so_far` people had answered. Who is in no group that is
  /// told of, and joined after the first view, is told of by nobody's total but everybody's.
  void look(SummaryInput view, std::size_t so_far, std::uint32_t seed) {
    std::copy_n(view.answers.begin(), so_far, people_.begin());
    const bool first = std::none_of(known_.begin(), known_.end(), [](bool known) { return known; });
    for (std::size_t person = 0; first && person < so_far; ++person) known_[person] = true;
    const auto filters = filters_for(view, seed);
    const auto everybody = look_at_everybody(view, so_far);
    if (!everybody) return;
    std::vector<query::Values> people;
    for (std::size_t person = 0; person < so_far; ++person) {
      const auto answers = view.rules.unions ? with_levels_of_groups(people_[person], *everybody) : people_[person];
      people.push_back(forms::values_of(*view.form, answers));
    }
    const auto fields = forms::fields_of(*view.form);
    std::set<People> seen;
    for (const auto& filter : filters) {
      People in(people_.size(), false);
      for (std::size_t person = 0; person < so_far; ++person)
        in[person] = query::matches(filter, people[person], fields);
      if (seen.contains(in)) continue;
      view.where = query::print_filter(filter);
      const auto summary = figures::summarise(view);
      if (!summary.ok() || summary->suppressed) continue;
      seen.insert(in);
      learn(*summary, in, *view.form, so_far);
    }
  }

  [[nodiscard]] Findings findings(const forms::Form& form) {
    const auto smallest = groups_.smallest(known_);
    // Everybody together is no group: their figures are shown as they are.
    const auto everybody = std::count(known_.begin(), known_.end(), true);
    if (is_few(smallest, threshold_) && smallest != everybody) say("a group of " + std::to_string(smallest));
    for (const auto* question : form.questions()) {
      const auto found = told_.find(question->code);
      if (found == told_.end()) continue;
      const auto& told = found->second;
      if (told.told && is_few(told.parts.smallest(known_), threshold_))
        say(question->code + ": a cell of " + std::to_string(told.parts.smallest(known_)));
      if (told.averaged) check_numbers(*question, told);
      if (told.told && question->kind == QuestionKind::pick_any) check_pairs(*question, told);
      if (told.told && question->kind != QuestionKind::pick_any) check_options(*question, told);
    }
    // Where groups of a few were found among many people, their rows need not be worked out too.
    constexpr std::size_t many = 100;
    if (with_rows_ && (findings_.empty() || people_.size() <= many)) {
      for (const auto& code : rows_.ruled_out(form)) say(code + ": an answer is ruled out for somebody");
    }
    return std::move(findings_);
  }

  /// Of a form in versions, of which each person's is known, answers are not worked out by equations: what an equation
  /// is of changes with every view.
  void of_versions() { with_rows_ = false; }

  [[nodiscard]] RowGuess guess(const forms::Form& form) const { return rows_.guess(form); }

 private:
  using People = std::vector<bool>;

  /// Those of a group who were asked: the rest is told by how many the figures are of.
  [[nodiscard]] People asked_of(const People& in, const forms::Question& question) const {
    People out(in.size(), false);
    for (std::size_t person = 0; person < in.size(); ++person)
      out[person] = in[person] && is_asked(people_[person], question.code);
    return out;
  }

  QuestionKnowledge& told_of(const std::string& code) { return told_.try_emplace(code, people_.size()).first->second; }

  void divide_groups(const People& in) {
    for (std::size_t person = 0; person < in.size(); ++person) known_[person] = known_[person] || in[person];
    groups_.divide(in);
  }

  void learn(const Summary& summary, const People& in, const forms::Form& form, std::size_t so_far) {
    if (std::count(in.begin(), in.end(), true) != summary.counted_responses) say("a wrong count for " + summary.where);
    divide_groups(in);
    for (const auto& question : summary.questions) {
      learn_options(question, *form.question(question.code), in, summary.counted_responses, false);
      for (const auto& broken : question.broken_down) {
        if (broken.cut.empty()) learn(*form.question(question.code), broken.groups.front(), in, so_far);
      }
    }
  }

  /// Figures that are not of whole blocks: everybody's, and those of groups that somebody chose.
  void learn_options(const figures::QuestionFigures& figures, const forms::Question& question, const People& in,
                     std::int64_t people, bool of_everybody) {
    if (figures.suppressed) return;
    for (const auto& option : figures.options) {
      if (option.figure.people) rows_.tell(in, question, {option.code}, *option.figure.people, of_everybody);
    }
    if (question.has_options() && question.kind != QuestionKind::pick_any)
      rows_.tell(in, question, {""}, people - figures.answered, of_everybody);
  }

  /// The breakdowns beside everybody's figures say the same once more, of each group.
  std::optional<Summary> look_at_everybody(SummaryInput view, std::size_t so_far) {
    view.where.clear();
    auto summary = figures::summarise(view);
    if (!summary.ok()) return std::nullopt;
    People all(people_.size(), false);
    std::fill(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(so_far), true);
    for (const auto& question : summary->questions) {
      learn_options(question, *view.form->question(question.code), all, summary->counted_responses, true);
      for (const auto& broken : question.broken_down) {
        const auto cut = std::find_if(summary->cuts.begin(), summary->cuts.end(),
                                      [&](const auto& one) { return one.code == broken.cut; });
        for (std::size_t at = 0; at < broken.groups.size(); ++at) {
          People in(people_.size(), false);
          for (std::size_t person = 0; person < so_far; ++person) {
            in[person] = stands_in_group(cut->groups[at], cut->code, people_[person]);
          }
          divide_groups(in);
          learn(*view.form->question(question.code), broken.groups[at], in, so_far);
        }
      }
    }
    return std::move(summary).value();
  }

  void learn(const forms::Question& question, const figures::GroupFigures& shown, const People& in,
             std::size_t so_far) {
    auto& told = told_of(question.code);
    told.until = so_far;
    for (const auto& figures : shown.classes) {
      People there(people_.size(), false);
      std::int64_t count = 0;
      for (std::size_t person = 0; person < so_far; ++person) {
        there[person] = in[person] && stands_in(question, figures, people_[person]);
        if (there[person]) ++count;
      }
      if (count != figures.figure.people) say(question.code + ": a wrong figure");
      auto levels = figures.codes;
      if (figures.no_answer) levels.emplace_back();
      rows_.tell(in, question, std::move(levels), count, false);
      told.told = true;
      if (question.kind != QuestionKind::pick_any) {
        told.parts.divide(there);
      } else {
        // Sums of ticks do not say who ticked both, so each option is a table of its own.
        auto& option = told_of(question.code + "." + figures.codes.front());
        option.parts.divide(in);
        option.parts.divide(asked_of(in, question));
        option.parts.divide(there);
        if (is_few(option.parts.smallest(known_), threshold_)) say(question.code + ": few ticks or few without");
      }
    }
    if (question.kind != QuestionKind::pick_any && !shown.classes.empty()) told.parts.divide(in);
    if (!shown.classes.empty()) told.classes = shown.classes;
    for (const auto& word : shown.words) learn_word(question, word.word, in, so_far);
    if (!shown.mean) return;
    told.averaged = true;
    People answered(people_.size(), false);
    for (std::size_t person = 0; person < so_far; ++person)
      answered[person] = in[person] && feedback::has_answer(people_[person], question.code);
    told.numbers.divide(answered);
  }

  void learn_word(const forms::Question& question, const std::string& word, const People& in, std::size_t so_far) {
    auto& told = told_of(question.code + "." + word);
    People there(people_.size(), false);
    for (std::size_t person = 0; person < so_far; ++person) {
      const auto found = people_[person].find(question.code);
      there[person] = in[person] && found != people_[person].end() && !found->second.texts.empty() &&
                      found->second.texts.front() == word;
    }
    told.parts.divide(in);
    told.parts.divide(there);
    if (is_few(told.parts.smallest(known_), threshold_)) say(question.code + ": a word of few");
  }

  void check_numbers(const forms::Question& question, const QuestionKnowledge& told) {
    std::map<std::size_t, std::int64_t> answered;
    for (std::size_t person = 0; person < told.until; ++person) {
      if (known_[person] && feedback::has_answer(people_[person], question.code)) ++answered[told.numbers.of(person)];
    }
    for (const auto& [part, size] : answered) {
      if (is_few(size, 2 * threshold_)) say(question.code + ": a mean of " + std::to_string(size));
    }
  }

  [[nodiscard]] std::map<std::size_t, std::int64_t> count_in_blocks(
      const QuestionKnowledge& told, const std::function<bool(const Answers&)>& of) const {
    std::map<std::size_t, std::int64_t> out;
    for (std::size_t person = 0; person < told.until; ++person) {
      if (known_[person]) out[groups_.of(person)] += of(people_[person]) ? 1 : 0;
    }
    return out;
  }

  /// Everybody's exact count of an option says something of each block of its class.
  void check_options(const forms::Question& question, const QuestionKnowledge& told) {
    for (const auto& figures : told.classes) {
      const auto blocks = count_in_blocks(told, [&](const Answers& one) { return stands_in(question, figures, one); });
      std::int64_t of_class = 0;
      for (const auto& [block, count] : blocks) of_class += count;
      for (const auto& code : figures.codes) {
        const figures::ClassFigures option{{code}, false, {}, {}};
        const auto total = std::count_if(people_.begin(), people_.begin() + static_cast<std::ptrdiff_t>(told.until),
                                         [&](const Answers& one) { return stands_in(question, option, one); });
        for (const auto& [block, count] : blocks) {
          const auto low = std::max<std::int64_t>(0, total - (of_class - count));
          const auto high = std::min<std::int64_t>(total, count);
          if (low == high && is_few(low, threshold_)) say(question.code + ": bounds of an option meet at a few");
        }
      }
    }
  }

  void check_pairs(const forms::Question& question, const QuestionKnowledge& told) {
    const auto in_group = count_in_blocks(told, [](const Answers&) { return true; });
    for (std::size_t one = 0; one < told.classes.size(); ++one) {
      for (std::size_t other = 0; other < one; ++other) {
        const auto left =
            count_in_blocks(told, [&](const Answers& each) { return stands_in(question, told.classes[one], each); });
        const auto right =
            count_in_blocks(told, [&](const Answers& each) { return stands_in(question, told.classes[other], each); });
        for (const auto& [block, people] : in_group) {
          const auto over = left.at(block) + right.at(block) - people;
          if (is_few(over, threshold_) || is_few(-over, threshold_))
            say(question.code + ": a few ticked both of two options, or neither");
        }
      }
    }
  }

  void say(std::string finding) {
    if (std::find(findings_.begin(), findings_.end(), finding) == findings_.end())
      findings_.push_back(std::move(finding));
  }

  std::vector<Answers> people_;
  std::int64_t threshold_;
  std::vector<bool> known_;
  Parts groups_;
  std::map<std::string, QuestionKnowledge> told_;
  RowGuesser rows_;
  bool with_rows_ = true;
  Findings findings_;
};

std::int64_t threshold_of(const SummaryInput& round) { return static_cast<std::int64_t>(round.form->suppress_below); }

}  // namespace

namespace {

Attack looked_at(const SummaryInput& round, const feedback::DisclosureRules& rules, std::uint32_t seed) {
  auto view = round;
  view.rules = rules;
  view.breakdown = feedback::break_down(*round.form, round.answers, rules);
  Attack attack(round.answers, threshold_of(round));
  attack.look(view, round.answers.size(), seed);
  return attack;
}

}  // namespace

Findings attack(const SummaryInput& round, const feedback::DisclosureRules& rules, std::uint32_t seed) {
  return looked_at(round, rules, seed).findings(*round.form);
}

RowGuess guess_rows(const SummaryInput& round, const feedback::DisclosureRules& rules, std::uint32_t seed) {
  return looked_at(round, rules, seed).guess(*round.form);
}

Findings attack_reopened(const SummaryInput& round, std::size_t added, const feedback::DisclosureRules& rules,
                         std::uint32_t seed) {
  auto first = round;
  first.rules = rules;
  if (round.answers.size() <= added) return {};
  const auto before = round.answers.size() - added;
  first.answers.resize(before);
  first.breakdown = feedback::break_down(*round.form, first.answers, rules);
  auto second = round;
  second.rules = rules;
  second.breakdown = feedback::broken_down_again(*first.breakdown, *round.form, round.answers, rules);
  Attack attack(round.answers, threshold_of(round));
  attack.look(first, before, seed);
  attack.look(second, round.answers.size(), seed);
  return attack.findings(*round.form);
}

namespace {

/// The round as figures are made of it when the first `so_far` people had answered.
SummaryInput view_of(const TwoVersions& round, std::size_t so_far, const feedback::DisclosureRules& rules) {
  feedback::FormVersions::ByNumber forms{{1, std::make_shared<const forms::Form>(round.first)}};
  std::map<std::int64_t, std::int64_t> people{{1, static_cast<std::int64_t>(std::min(so_far, round.before))}};
  if (so_far > round.before) {
    forms.emplace(2, std::make_shared<const forms::Form>(round.second));
    people.emplace(2, static_cast<std::int64_t>(so_far - round.before));
  }
  const feedback::FormVersions versions(std::move(forms), people);
  SummaryInput out;
  out.event.slug = "chance";
  out.form = versions.form();
  out.offered = versions.offered();
  out.round = figures::RoundState::closed;
  out.answers.assign(round.answers.begin(), round.answers.begin() + static_cast<std::ptrdiff_t>(so_far));
  for (std::size_t person = 0; person < so_far; ++person)
    versions.mark(out.answers[person], person < round.before ? 1 : 2);
  out.responses = static_cast<std::int64_t>(so_far);
  out.rules = rules;
  return out;
}

/// Questions and options of which a figure is told though a few alone could have given that answer.
Findings told_of_a_few(const TwoVersions& round, const SummaryInput& view) {
  Findings out;
  const auto below = threshold_of(view);
  const auto summary = figures::summarise(view);
  if (!summary.ok()) return {"no summary"};
  const auto all = static_cast<std::int64_t>(view.answers.size());
  const std::map<const forms::Form*, std::int64_t> sizes{
      {&round.first, static_cast<std::int64_t>(std::min(view.answers.size(), round.before))},
      {&round.second, std::max<std::int64_t>(0, all - static_cast<std::int64_t>(round.before))}};
  for (const auto& figures : summary->questions) {
    if (figures.suppressed) continue;
    std::int64_t asked = 0;
    std::map<std::string, std::int64_t> could_choose;
    for (const auto& [form, people] : sizes) {
      const auto* question = form->question(figures.code);
      if (question == nullptr) continue;
      asked += people;
      for (const auto& option : question->options) could_choose[option.code] += people;
    }
    if (asked < all && is_few(asked, below)) out.push_back(figures.code + ": asked of a few");
    for (const auto& option : figures.options) {
      const auto offered = could_choose[option.code];
      if (offered < all && is_few(offered, below) && option.figure.people.value_or(0) > 0)
        out.push_back(figures.code + ": an option of a few");
    }
  }
  return out;
}

}  // namespace

Findings attack_versions(const TwoVersions& round, bool reopened, const feedback::DisclosureRules& rules,
                         std::uint32_t seed) {
  auto last = view_of(round, round.answers.size(), rules);
  auto out = told_of_a_few(round, last);
  Attack attack(last.answers, threshold_of(last));
  attack.of_versions();
  const bool shown_before = reopened && round.before > 0;
  if (shown_before) {
    auto first = view_of(round, round.before, rules);
    first.breakdown = feedback::break_down(*first.form, first.answers, rules);
    last.breakdown = feedback::broken_down_again(*first.breakdown, *last.form, last.answers, rules);
    attack.look(first, round.before, seed);
  } else {
    last.breakdown = feedback::break_down(*last.form, last.answers, rules);
  }
  attack.look(last, round.answers.size(), seed);
  const auto found = attack.findings(*last.form);
  out.insert(out.end(), found.begin(), found.end());
  return out;
}

}  // namespace attacker
