// Weights are made of groups that five or more answered; whatever stands in the way of them is said.
#include <muster/domain/figures/weighting.hpp>

#include "weighting_words.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace muster::figures {
namespace {

std::string of(const ListedIn& one, const std::string& by) { return by == "kind" ? one.kind : one.area; }

/// An error as a part of a sentence.
std::string within(std::string message) {
  while (message.ends_with('.')) message.pop_back();
  return uncapitalised(std::move(message));
}

/// Levels that count as one.
struct Joined {
  std::vector<std::string> names;
  std::int64_t registered = 0;
  std::int64_t answered = 0;
};

/// One way to part people, ready to be raked.
struct Margin {
  std::string by;
  std::vector<Joined> levels;
  std::map<std::string, std::size_t> place;  ///< of a name
};

Margin margin_of(const std::string& by, const std::vector<ListedIn>& delegates,
                 const std::vector<WeighedAnswer>& answers) {
  std::map<std::string, Joined> by_name;
  for (const auto& one : delegates) ++by_name[of(one, by)].registered;
  for (const auto& one : answers) ++by_name[of(one.who, by)].answered;
  Margin out{by, {}, {}};
  for (auto& [name, level] : by_name) {
    level.names = {name};
    out.levels.push_back(std::move(level));
  }
  const auto fewest = [&](const Joined* but) {
    Joined* found = nullptr;
    for (auto& level : out.levels)
      if (&level != but && (found == nullptr || level.answered < found->answered)) found = &level;
    return found;
  };
  while (out.levels.size() > 1) {
    auto* small = fewest(nullptr);
    if (small->answered >= least_to_weigh) break;
    auto* next = fewest(small);
    next->names.insert(next->names.end(), small->names.begin(), small->names.end());
    next->registered += small->registered;
    next->answered += small->answered;
    out.levels.erase(out.levels.begin() + (small - out.levels.data()));
  }
  for (std::size_t at = 0; at < out.levels.size(); ++at) {
    std::ranges::sort(out.levels[at].names,
                      [](const auto& left, const auto& right) { return compare_names(left, right) < 0; });
    for (const auto& name : out.levels[at].names) out.place.emplace(name, at);
  }
  return out;
}

bool parts(const Margin& margin) {
  return margin.levels.size() > 1 &&
         std::ranges::all_of(margin.levels, [](const Joined& level) { return level.answered >= least_to_weigh; });
}

struct Raked {
  stats::WeightedAnswers weighted;
  bool capped = false;
};

Result<Raked> raked(std::size_t answers, const std::vector<stats::WeightMargin>& margins) {
  MUSTER_TRY(free, stats::rake(answers, margins));
  if (std::ranges::max(free.weights) <= most_weight) return Raked{std::move(free), false};
  auto held = stats::rake_capped(answers, margins, most_weight);
  if (!held.ok())
    return bad_input("Of some group so few answered that each answer would count more than " +
                     in_words(static_cast<std::int64_t>(most_weight)) + " times the mean.");
  return Raked{std::move(held).value(), true};
}

void take(Weighting& out, const Raked& made) {
  out.answers = static_cast<std::int64_t>(made.weighted.weights.size());
  out.effective = made.weighted.effective;
  out.capped = made.capped;
}

/// What is asked of each answer, and said of it.
struct Counted {
  std::vector<double> weights;
  std::vector<bool> yes;
};

std::optional<WeightedOption> option_of(std::string code, std::string label, const Counted& counted) {
  const auto weighted = stats::weighted_share(counted.weights, counted.yes);
  if (!weighted) return std::nullopt;
  const auto people = std::ranges::count(counted.yes, true);
  return WeightedOption{std::move(code), std::move(label), people,
                        static_cast<double>(people) / static_cast<double>(counted.yes.size()), *weighted};
}

void keep(Weighting& out, WeightedQuestion question, std::int64_t base) {
  if (question.options.empty()) return;
  question.base = base;
  question.effective = question.options.front().weighted.effective;
  out.questions.push_back(std::move(question));
}

bool is_weighed(const QuestionFigures& question) {
  return !question.suppressed && !question.options.empty() && question.ranks.empty() && question.untold == 0;
}

std::optional<WeightedQuestion> question_of(const QuestionFigures& question, const std::vector<WeighedAnswer>& answers,
                                            const std::vector<double>& weights, std::int64_t& base) {
  std::set<std::string> beside;
  for (const auto& option : question.options)
    if (option.beside) beside.insert(option.code);
  std::vector<const forms::Answer*> given;
  Counted counted;
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const auto found = answers[at].answers->find(question.code);
    if (found == answers[at].answers->end() || found->second.codes.empty()) continue;
    if (std::ranges::any_of(found->second.codes, [&](const auto& code) { return beside.contains(code); })) continue;
    given.push_back(&found->second);
    counted.weights.push_back(weights[at]);
  }
  if (given.empty()) return std::nullopt;
  WeightedQuestion out{question.code, question.full_label(), 0, 0, {}};
  for (const auto& option : question.options) {
    // An option that not all could choose has a base of its own, which the weights do not know.
    if (option.beside || option.figure.suppressed || option.offered || option.could_choose) continue;
    counted.yes.clear();
    for (const auto* answer : given)
      counted.yes.push_back(std::ranges::find(answer->codes, option.code) != answer->codes.end());
    if (auto made = option_of(option.code, option.label, counted)) out.options.push_back(std::move(*made));
  }
  base = static_cast<std::int64_t>(given.size());
  return out;
}

void add_groups(Weighting& out, const Margin& margin, const std::vector<WeighedAnswer>& answers,
                const std::vector<double>& weights) {
  std::vector<double> sums(margin.levels.size(), 0);
  for (std::size_t at = 0; at < answers.size(); ++at)
    sums[margin.place.at(of(answers[at].who, margin.by))] += weights[at];
  for (std::size_t at = 0; at < margin.levels.size(); ++at) {
    const auto& level = margin.levels[at];
    out.groups.push_back({margin.by, listed(level.names, " or "), level.registered, level.answered,
                          sums[at] / static_cast<double>(level.answered)});
  }
}

/// The names of the list that each group of a cut stands for.
struct Matched {
  std::vector<std::vector<std::string>> names;  ///< of each group; empty of those who gave no answer
  std::string why_not;
};

bool names_option(const forms::Option& option, const std::string& name) {
  const auto folded = folded_name(name);
  return folded_name(option.label) == folded || folded_name(option.code) == folded ||
         std::ranges::any_of(option.also, [&](const auto& label) { return folded_name(label) == folded; });
}

Matched matched(const CutFigures& cut, const forms::Question& question, const std::set<std::string>& names,
                const std::string& by) {
  Matched out;
  std::map<std::string, std::vector<std::string>> of_option;
  std::vector<std::string> left;
  for (const auto& name : names) {
    const auto found =
        std::ranges::find_if(question.options, [&](const forms::Option& option) { return names_option(option, name); });
    if (found == question.options.end())
      left.push_back(name);
    else
      of_option[found->code].push_back(name);
  }
  const auto write_ins = question.write_ins();
  if (!left.empty() && write_ins.size() == 1 && !of_option.empty())
    of_option[write_ins.front()->code] = left;
  else if (!left.empty()) {
    out.why_not = "“" + question.label + "” has no answer for the " + by_words(by) + " “" + left.front() +
                  "” of the delegate list";
    return out;
  }
  for (const auto& group : cut.groups) {
    auto& of_group = out.names.emplace_back();
    for (const auto& code : group.codes) {
      const auto found = of_option.find(code);
      if (found != of_option.end()) {
        of_group.insert(of_group.end(), found->second.begin(), found->second.end());
        continue;
      }
      const auto* option = question.option(code);
      // Whoever wrote something else counts with those they stand with, where nobody is left that they could be.
      if (option != nullptr && option->write_in && group.codes.size() > 1) continue;
      out.why_not = "nobody registered as “" + (option == nullptr ? code : option->label) + "”, an answer to “" +
                    question.label + "”";
      return out;
    }
  }
  return out;
}

/// The weights of one cut's groups; what stands in the way is put into `why`.
std::optional<Weighting> by_cut(const Summary& summary, const CutFigures& cut, const forms::Question& question,
                                const std::string& by, const std::vector<ListedIn>& delegates, std::string& why) {
  std::map<std::string, std::int64_t> registered;
  std::set<std::string> names;
  for (const auto& one : delegates) {
    ++registered[of(one, by)];
    names.insert(of(one, by));
  }
  const auto found = matched(cut, question, names, by);
  why = found.why_not;
  if (!why.empty()) return std::nullopt;
  Weighting out;
  out.by = {by};
  stats::WeightMargin margin{by_words(by), {}, {}, {}};
  std::vector<std::size_t> taken;  // places of the cut's groups
  for (std::size_t at = 0; at < cut.groups.size(); ++at) {
    const auto& group = cut.groups[at];
    if (found.names[at].empty()) {
      if (group.people > 0)
        out.notes.push_back(counted(group.people, "person", "people") + " did not answer “" + question.label +
                            "” and " + (group.people == 1 ? "is" : "are") + " in no weighted figure.");
      continue;
    }
    std::int64_t people = 0;
    for (const auto& name : found.names[at]) people += registered[name];
    if (group.people > people) {
      why = "more people answered as “" + group.label + "” (" + grouped(group.people) + ") than registered as such (" +
            grouped(people) + "), so the two do not count alike";
      return std::nullopt;
    }
    if (group.no_answer)
      out.notes.push_back("Those who did not answer “" + question.label + "” stand with “" + group.label +
                          "” and are weighted with them.");
    margin.levels.push_back(group.label);
    margin.targets.push_back(static_cast<double>(people));
    margin.places.insert(margin.places.end(), static_cast<std::size_t>(group.people), taken.size());
    taken.push_back(at);
    out.groups.push_back({by, group.label, people, group.people, 0});
  }
  if (taken.size() < 2) {
    why = "fewer than two groups of “" + question.label + "” are on the delegate list";
    return std::nullopt;
  }
  const auto made = raked(margin.places.size(), {margin});
  if (!made.ok()) {
    why = within(made.error().message);
    return std::nullopt;
  }
  take(out, *made);
  std::size_t first = 0;
  for (auto& group : out.groups) {
    group.weight = made->weighted.weights[first];
    first += static_cast<std::size_t>(group.answered);
  }
  for (const auto& one : summary.questions) {
    const auto broken = std::ranges::find(one.broken_down, cut.code, &QuestionBreakdown::cut);
    if (broken == one.broken_down.end() || broken->groups.size() != cut.groups.size()) continue;
    if (one.kind == forms::QuestionKind::number) continue;
    WeightedQuestion weighed{one.code, one.full_label(), 0, 0, {}};
    std::int64_t base = 0;
    for (const auto at : taken) base += broken->groups[at].people;
    for (std::size_t at = 0; at < broken->everybody.classes.size(); ++at) {
      Counted counted;
      bool told = true;
      for (std::size_t group = 0; group < taken.size(); ++group) {
        const auto& figures = broken->groups[taken[group]];
        told = told && at < figures.classes.size() && figures.classes[at].figure.people;
        if (!told) break;
        const auto yes = *figures.classes[at].figure.people;
        for (std::int64_t person = 0; person < figures.people; ++person) {
          counted.weights.push_back(out.groups[group].weight);
          counted.yes.push_back(person < yes);
        }
      }
      const auto& shown = broken->everybody.classes[at];
      if (!told) continue;
      if (auto option = option_of(shown.codes.size() == 1 && !shown.no_answer ? shown.codes.front() : std::string(),
                                  shown.label, counted))
        weighed.options.push_back(std::move(*option));
    }
    keep(out, std::move(weighed), base);
  }
  return out;
}

}  // namespace

Weighting weigh(const Summary& summary, const std::vector<ListedIn>& delegates,
                const std::vector<WeighedAnswer>& answers, std::int64_t left_out) {
  Weighting none;
  if (delegates.empty() || answers.empty()) {
    none.why_not = delegates.empty() ? "Nobody is registered, so there is nothing to weight to."
                                     : "None of those who answered is found on the delegate list, so their kind and "
                                       "area are not known.";
    return none;
  }
  std::vector<Margin> margins;
  std::string why;
  for (const std::string by : {"kind", "area"}) {
    auto margin = margin_of(by, delegates, answers);
    if (parts(margin))
      margins.push_back(std::move(margin));
    else
      why += (why.empty() ? "By " : "; by ") + by_words(by) + " there are no two groups of which " +
             in_words(least_to_weigh) + " or more answered";
  }
  std::vector<std::vector<const Margin*>> tries;
  if (margins.size() == 2) tries.push_back({margins.data(), margins.data() + 1});
  for (const auto& margin : margins) tries.push_back({&margin});
  for (const auto& wanted : tries) {
    std::vector<stats::WeightMargin> rake_by;
    for (const auto* margin : wanted) {
      stats::WeightMargin one{by_words(margin->by), {}, {}, {}};
      for (const auto& level : margin->levels) {
        one.levels.push_back(listed(level.names, " or "));
        one.targets.push_back(static_cast<double>(level.registered));
      }
      for (const auto& answer : answers) one.places.push_back(margin->place.at(of(answer.who, margin->by)));
      rake_by.push_back(std::move(one));
    }
    const auto made = raked(answers.size(), rake_by);
    if (!made.ok()) {
      why += (why.empty() ? "" : "; ") + within(made.error().message);
      continue;
    }
    Weighting out;
    take(out, *made);
    for (const auto* margin : wanted) {
      out.by.push_back(margin->by);
      add_groups(out, *margin, answers, made->weighted.weights);
    }
    if (!why.empty()) out.notes.push_back(why + ".");
    if (left_out > 0)
      out.notes.push_back(counted(left_out, "answer is", "answers are") +
                          " of people who are not found on the delegate list, and in no weighted figure.");
    for (const auto& question : summary.questions) {
      if (!is_weighed(question)) continue;
      std::int64_t base = 0;
      if (auto weighed = question_of(question, answers, made->weighted.weights, base))
        keep(out, std::move(*weighed), base);
    }
    return out;
  }
  none.why_not = "Answers cannot be weighted to the delegates. " + why + ".";
  return none;
}

Weighting weigh_blocks(const Summary& summary, const forms::Form& form, const std::vector<ListedIn>& delegates) {
  Weighting none;
  if (delegates.empty()) {
    none.why_not = "Nobody is registered, so there is nothing to weight to.";
    return none;
  }
  if (summary.asked_people == 0) {
    none.why_not =
        "The form is anonymous, and nobody knows that those who answered are delegates: anybody could answer it, or "
        "nobody was registered when it closed. So they cannot be weighted to the delegates.";
    return none;
  }
  const bool any_cut = std::ranges::any_of(summary.cuts, [](const CutFigures& cut) { return !cut.groups.empty(); });
  if (!any_cut) {
    none.why_not =
        "The form is anonymous: weights are made only of groups that its breakdown shows. " +
        (summary.no_breakdown.empty() ? "This form declares none, or it can show none." : summary.no_breakdown);
    return none;
  }
  std::vector<std::string> reasons;
  for (const auto& cut : summary.cuts) {
    const auto* question = form.question(cut.code);
    if (cut.groups.empty() || question == nullptr) continue;
    for (const std::string by : {"kind", "area"}) {
      std::string why;
      if (auto made = by_cut(summary, cut, *question, by, delegates, why)) {
        made->notes.insert(made->notes.begin(),
                           "The form is anonymous: the weights are made of the groups that its breakdown by “" +
                               question->label +
                               "” shows, and of answers as they are put together there. Those of a "
                               "group without an answer to a question are in its base.");
        return std::move(*made);
      }
      reasons.push_back(why);
    }
  }
  none.why_not =
      "The form is anonymous: weights are made only of groups that its breakdown shows, and those cannot be set beside "
      "the delegate list: " +
      joined(reasons, "; ") + ".";
  return none;
}

}  // namespace muster::figures
