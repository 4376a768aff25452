// Pairs what has one code; counts nothing.
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/told_to_programs.hpp>

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/stats/many_tests.hpp>

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

/// The people who chose an option, and of whom they are a share; nothing where that is not told.
std::optional<stats::Part> part_of(const QuestionFigures& question, const std::string& code) {
  const auto* option = option_of(question, code);
  if (option == nullptr || option->beside || option->figure.suppressed || !option->figure.people ||
      !option->figure.share)
    return std::nullopt;
  return stats::Part{*option->figure.people, option->offered.value_or(question.base())};
}

stats::NetPart net_part(const NetScore& net) { return {net.high, net.low, net.low + net.middle + net.high}; }

/// All differences, and then what allows for their number.
void add_changes(Comparison& out, bool later_first) {
  std::vector<ComparedChange*> all;
  std::vector<double> tests;
  const auto keep = [&](std::optional<ComparedChange>& into, double difference, const stats::Interval& interval,
                        double p) {
    into = ComparedChange{difference, interval, 1, false};
    all.push_back(&*into);
    tests.push_back(p);
  };
  for (auto& question : out.questions) {
    const auto& later = later_first ? *question.first : *question.second;
    const auto& earlier = later_first ? *question.second : *question.first;
    if (later.suppressed || earlier.suppressed) continue;
    if (later.net_score && earlier.net_score) {
      if (const auto found = stats::net_change(net_part(*later.net_score), net_part(*earlier.net_score)))
        keep(question.net_change, found->difference, found->interval, found->p);
    }
    for (auto& option : question.options) {
      const auto now = option.beside ? std::nullopt : part_of(later, option.code);
      const auto before = part_of(earlier, option.code);
      const auto found = now && before ? stats::change(*now, *before) : std::nullopt;
      if (!found) continue;
      const auto tried = stats::keyness(*now, *before);
      keep(option.change, found->difference, found->interval, tried ? tried->fisher_p : 1);
    }
  }
  const auto corrected = stats::benjamini_hochberg(tests);
  for (std::size_t at = 0; at < all.size(); ++at) {
    all[at]->p = corrected[at];
    all[at]->more_than_chance = corrected[at] < 0.05;
  }
}

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
  add_changes(out, first_is_later(first, second));
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
                        {"options", json_array(both.options, option)}});
  };
  return json_text(json_object({{"first", round(first)},
                                {"second", round(second)},
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
