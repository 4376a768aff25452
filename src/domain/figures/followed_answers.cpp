// The good end of a scale is one figure, as grids sum them; of other questions each answer is one.
#include "followed_answers.hpp"

#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/stats/many_tests.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

constexpr double level = 0.05;
/// Of a question whose answers are neither good nor bad, each answer is followed; more make no page.
constexpr std::size_t most_answers = 8;

std::vector<const OptionFigures*> on_the_scale(const QuestionFigures& question) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : question.options)
    if (!option.beside && !option.retired) out.push_back(&option);
  if (question.direction == forms::Direction::worst_first) std::reverse(out.begin(), out.end());
  return out;
}

bool has_good_end(const QuestionFigures& question) {
  return question.direction == forms::Direction::best_first || question.direction == forms::Direction::worst_first;
}

/// As grids sum them: the good half without the middle where that is one or two, of longer scales the end alone.
std::vector<const OptionFigures*> good_end(const QuestionFigures& question) {
  auto options = on_the_scale(question);
  const std::size_t half = options.size() / 2;
  options.resize(std::min(options.size(), half > 2 ? 1 : half));
  return options;
}

bool is_followed(const QuestionFigures& question) {
  return !question.options.empty() && question.kind != forms::QuestionKind::ranking && !question.net_scored &&
         !(question.numbered && question.options.size() > 5);
}

std::vector<std::string> codes_of(const std::vector<const OptionFigures*>& options) {
  std::vector<std::string> codes;
  for (const auto* option : options) codes.push_back(option->code);
  return codes;
}

bool same_end(const QuestionFigures& question, const std::vector<std::string>& codes) {
  if (!has_good_end(question)) return false;
  auto own = codes_of(good_end(question));
  auto wanted = codes;
  std::sort(own.begin(), own.end());
  std::sort(wanted.begin(), wanted.end());
  return own == wanted;
}

YearFigure not_there(std::string why) { return {{}, {}, {}, std::move(why)}; }

}  // namespace

std::vector<std::string> FollowedAnswer::codes() const { return codes_of(options); }

std::string FollowedAnswer::in_words() const {
  std::vector<std::string> labels;
  for (const auto* option : options) labels.push_back(told_quoted(option->label));
  return told_choice(labels);
}

std::vector<FollowedAnswer> followed_answers_of(const QuestionFigures& question) {
  if (!is_followed(question)) return {};
  if (has_good_end(question)) {
    auto end = good_end(question);
    return end.empty() ? std::vector<FollowedAnswer>{} : std::vector<FollowedAnswer>{{std::move(end), true}};
  }
  auto options = on_the_scale(question);
  const auto people = [](const OptionFigures* one) { return one->figure.people.value_or(-1); };
  if (options.size() > most_answers) {
    std::stable_sort(options.begin(), options.end(),
                     [&](const auto* left, const auto* right) { return people(left) > people(right); });
    options.resize(most_answers);
  }
  std::vector<FollowedAnswer> out;
  for (const auto* option : options) out.push_back({{option}, false});
  return out;
}

const QuestionFigures* same_question(const Summary& year, const QuestionFigures& question) {
  const auto* found = year.question(question.code);
  const bool same = found != nullptr && found->kind == question.kind && found->numbered == question.numbered;
  return same ? found : nullptr;
}

YearFigure figure_of(const QuestionFigures& asked, const std::vector<std::string>& codes, bool good_end) {
  if (asked.suppressed) return not_there(tell("not shown"));
  if (good_end && !same_end(asked, codes)) return not_there(tell("another scale"));
  stats::Part part{0, asked.base()};
  for (const auto& code : codes) {
    const auto option =
        std::find_if(asked.options.begin(), asked.options.end(), [&](const auto& one) { return one.code == code; });
    if (option == asked.options.end()) return not_there(tell("not offered"));
    if (option->figure.suppressed || !option->figure.people) return not_there(tell("not shown"));
    part.count += *option->figure.people;
    if (option->offered) part.base = *option->offered;
  }
  if (part.base == 0) return not_there(tell("no answers"));
  return {part, stats::share(part.count, part.base), stats::wilson(part.count, part.base), {}};
}

std::optional<TriedDifference> tried_difference(const stats::Part& now, const stats::Part& before) {
  const auto change = stats::change(now, before);
  if (!change) return std::nullopt;
  const auto tried = stats::keyness(now, before);
  return TriedDifference{change->difference, change->interval, tried ? tried->fisher_p : 1, false};
}

std::optional<TriedDifference> tried_difference(const NetScore& now, const NetScore& before) {
  const auto part = [](const NetScore& net) {
    return stats::NetPart{net.high, net.low, net.low + net.middle + net.high};
  };
  const auto change = stats::net_change(part(now), part(before));
  if (!change) return std::nullopt;
  return TriedDifference{change->difference, change->interval, change->p, false};
}

void correct(const std::vector<TriedDifference*>& all) {
  std::vector<double> tests;
  for (const auto* one : all) tests.push_back(one->p);
  const auto corrected = stats::benjamini_hochberg(tests);
  for (std::size_t at = 0; at < all.size(); ++at) {
    all[at]->p = corrected[at];
    all[at]->more_than_chance = corrected[at] < level;
  }
}

}  // namespace muster::figures
