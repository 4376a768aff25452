// Pairs what has one code; counts nothing.
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/told_to_programs.hpp>

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/utf8.hpp>

#include "followed_answers.hpp"

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

bool has_figures(const QuestionFigures& question) {
  return !question.options.empty() || question.kind == forms::QuestionKind::number;
}

const OptionFigures* option_of(const QuestionFigures& question, const std::string& code) {
  const auto found =
      std::find_if(question.options.begin(), question.options.end(), [&](const auto& one) { return one.code == code; });
  return found == question.options.end() ? nullptr : &*found;
}

ComparedQuestion compared(const QuestionFigures& first, const QuestionFigures& second) {
  ComparedQuestion out{&first, &second, {}, folded_name(first.full_label()) != folded_name(second.full_label())};
  for (const auto& option : first.options) {
    auto& both =
        out.options.emplace_back(ComparedOption{option.code, option.label, option.figure, {}, {}, option.beside});
    if (const auto* other = option_of(second, option.code)) {
      both.second = other->figure;
      both.beside = both.beside || other->beside;
    }
  }
  for (const auto& option : second.options) {
    if (option_of(first, option.code) == nullptr)
      out.options.push_back({option.code, option.label, {}, option.figure, {}, option.beside});
  }
  return out;
}

const IndexFigures* index_of(const Summary& summary, const std::string& code) {
  const auto found = std::ranges::find(summary.indexes, code, &IndexFigures::code);
  return found == summary.indexes.end() ? nullptr : &*found;
}

void compare_indexes(Comparison& out, const Summary& first, const Summary& second) {
  const auto alike = [](const IndexFigures& one, const IndexFigures* other) {
    return other != nullptr && one.steps == other->steps && one.usability_scale == other->usability_scale;
  };
  for (const auto& index : first.indexes) {
    const auto* other = index_of(second, index.code);
    if (alike(index, other))
      out.indexes.push_back({&index, other});
    else
      out.other_indexes.push_back(&index);
  }
  for (const auto& index : second.indexes)
    if (!alike(index, index_of(first, index.code))) out.other_indexes.push_back(&index);
}

Figure figure_with(const YearFigure& told) {
  Figure out;
  out.people = told.part->count;
  out.share = told.share;
  out.interval = told.interval;
  return out;
}

/// All that is followed from one event to the next, and then what allows for its number.
class Changes {
 public:
  explicit Changes(bool later_first) : later_first_(later_first) {}

  void add(ComparedQuestion& question) {
    const auto& later = later_first_ ? *question.first : *question.second;
    const auto& earlier = later_first_ ? *question.second : *question.first;
    if (later.suppressed || earlier.suppressed) return;
    if (later.net_score && earlier.net_score)
      if (const auto found = tried_difference(*later.net_score, *earlier.net_score)) keep(question, *found, nullptr);
    const auto& newest = later.retired ? earlier : later;
    if (newest.retired) return;
    for (const auto& followed : followed_answers_of(newest)) {
      Followed one{followed.codes(), followed.in_words(), figure_of(earlier, followed.codes(), followed.good_end),
                   figure_of(later, followed.codes(), followed.good_end)};
      if (!one.earlier.part || !one.later.part) continue;
      if (const auto found = tried_difference(*one.later.part, *one.earlier.part)) keep(question, *found, &one);
    }
  }

  /// Returns how many were tried.
  std::size_t correct_all() {
    std::vector<TriedDifference*> all;
    for (auto& one : kept_) all.push_back(&one.tried);
    correct(all);
    for (const auto& one : kept_) {
      const ComparedChange change{one.tried.difference, one.tried.interval, one.tried.p, one.tried.more_than_chance};
      auto& question = *one.question;
      if (!one.followed)
        question.net_change = change;
      else if (const auto& codes = one.followed->codes; codes.size() == 1)
        std::ranges::find(question.options, codes.front(), &ComparedOption::code)->change = change;
      else
        question.end = ComparedEnd{codes, one.followed->label,
                                   figure_with(later_first_ ? one.followed->later : one.followed->earlier),
                                   figure_with(later_first_ ? one.followed->earlier : one.followed->later), change};
    }
    return kept_.size();
  }

 private:
  struct Followed {
    std::vector<std::string> codes;
    std::string label;
    YearFigure earlier;
    YearFigure later;
  };
  struct Kept {
    ComparedQuestion* question = nullptr;
    TriedDifference tried;
    std::optional<Followed> followed;  ///< nothing of a net score
  };

  void keep(ComparedQuestion& question, const TriedDifference& tried, const Followed* followed) {
    kept_.push_back({&question, tried, followed == nullptr ? std::nullopt : std::optional(*followed)});
  }

  bool later_first_;
  std::vector<Kept> kept_;
};

Json change_json(const std::optional<ComparedChange>& change) {
  if (!change) return {};
  const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
  return json_object({{"difference", rounded(change->difference)},
                      {"interval", Json::Array{rounded(change->interval.low), rounded(change->interval.high)}},
                      {"p", rounded(change->p)},
                      {"more_than_chance", change->more_than_chance}});
}

Json figure_json(const std::optional<Figure>& figure) {
  if (!figure) return {};
  const auto rounded = [](double value, double parts) { return std::round(value * parts) / parts; };
  Json interval;
  if (figure->interval)
    interval = Json::Array{rounded(figure->interval->low, 1e3), rounded(figure->interval->high, 1e3)};
  return json_object({{"people", figure->people},
                      {"share", figure->share ? Json(rounded(*figure->share, 1e4)) : Json()},
                      {"interval", std::move(interval)},
                      {"suppressed", json_if(figure->suppressed, true)}});
}

Json end_json(const std::optional<ComparedEnd>& end) {
  if (!end) return {};
  return json_object({{"codes", json_array(end->codes, [](const auto& code) { return Json(code); })},
                      {"label", end->label},
                      {"first", figure_json(end->first)},
                      {"second", figure_json(end->second)},
                      {"change", change_json(end->change)}});
}

Json net_json(const QuestionFigures& question) {
  if (question.suppressed || !question.net_score) return {};
  const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
  const auto& share = question.net_score->share;
  return json_object({{"score", rounded(share.value)},
                      {"interval", Json::Array{rounded(share.interval.low), rounded(share.interval.high)}}});
}

Json index_json(const IndexFigures& index) {
  return json_object({{"label", index.label},
                      {"people", index.base},
                      {"mean", index.mean ? Json(std::round(*index.mean * 1e4) / 1e4) : Json()}});
}

Json side_json(const QuestionFigures& question) {
  const bool hidden = question.suppressed;
  return json_object({{"label", question.full_label()},
                      {"asked", hidden ? Json() : Json(question.asked)},
                      {"answered", hidden ? Json() : Json(question.answered)},
                      {"mean", question.mean ? Json(std::round(*question.mean * 1e4) / 1e4) : Json()},
                      {"net_score", json_if(question.net_score && !hidden, net_json(question))},
                      {"suppressed", json_if(hidden, true)}});
}

Json codes_json(const std::vector<const QuestionFigures*>& questions) {
  return json_array(questions, [](const auto* question) { return question->code; });
}

}  // namespace

bool first_is_later(const Summary& first, const Summary& second) { return first.event.date >= second.event.date; }

Comparison compare(const Summary& first, const Summary& second) {
  Comparison out;
  for (const auto& question : first.questions) {
    const auto* other = second.question(question.code);
    if (other == nullptr) {
      out.only_first.push_back(&question);
    } else if (other->kind != question.kind || other->numbered != question.numbered) {
      out.of_another_kind.push_back(&question);
    } else if (has_figures(question)) {
      out.questions.push_back(compared(question, *other));
    }
  }
  for (const auto& question : second.questions) {
    if (first.question(question.code) == nullptr) out.only_second.push_back(&question);
  }
  compare_indexes(out, first, second);
  Changes changes(first_is_later(first, second));
  for (auto& question : out.questions) changes.add(question);
  out.tried = changes.correct_all();
  return out;
}

std::string to_json(const Comparison& comparison, const Summary& first, const Summary& second) {
  const auto round = [](const Summary& summary) {
    return json_object({{"event", summary.event.slug},
                        {"title", summary.event.title},
                        {"date", iso_date(summary.event.date)},
                        {"responses", responses_told_to_programs(summary)},
                        {"counted_responses", summary.counted_responses}});
  };
  const auto option = [](const ComparedOption& both) {
    return json_object({{"code", both.code},
                        {"label", both.label},
                        {"first", figure_json(both.first)},
                        {"second", figure_json(both.second)},
                        {"change", change_json(both.change)}});
  };
  const auto question = [&](const ComparedQuestion& both) {
    return json_object({{"code", both.first->code},
                        {"first", side_json(*both.first)},
                        {"second", side_json(*both.second)},
                        {"net_change", json_if(both.net_change.has_value(), change_json(both.net_change))},
                        {"end", json_if(both.end.has_value(), end_json(both.end))},
                        {"options", json_array(both.options, option)}});
  };
  return json_text(json_object({{"first", round(first)},
                                {"second", round(second)},
                                {"differences_tried", static_cast<std::int64_t>(comparison.tried)},
                                {"questions", json_array(comparison.questions, question)},
                                {"indexes", json_array(comparison.indexes,
                                                       [](const ComparedIndex& both) {
                                                         return json_object({{"code", both.first->code},
                                                                             {"first", index_json(*both.first)},
                                                                             {"second", index_json(*both.second)}});
                                                       })},
                                {"only_first", codes_json(comparison.only_first)},
                                {"only_second", codes_json(comparison.only_second)},
                                {"of_another_kind", codes_json(comparison.of_another_kind)}}),
                   2) +
         "\n";
}

}  // namespace muster::figures
