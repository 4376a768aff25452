// The summary as JSON: the names that tests and users rely on.

#include <muster/domain/figures/exact_intervals.hpp>
#include <muster/domain/figures/net_pictures.hpp>
#include <muster/domain/figures/of_all_asked.hpp>
#include <muster/domain/figures/step_means.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/figures/theme_base.hpp>
#include <muster/kit/base/json.hpp>

#include "round_state_name.hpp"

#include <cmath>

namespace muster::figures {
namespace {

Json rounded(double value, double parts) { return std::round(value * parts) / parts; }

Json share_or_null(const std::optional<double>& share) { return share ? rounded(*share, 1e4) : Json(); }

Json interval_or_null(const std::optional<stats::Interval>& interval) {
  if (!interval) return {};
  return Json::Array{rounded(interval->low, 1e3), rounded(interval->high, 1e3)};
}

/// What is counted, where it may be told.
Json unless(bool hidden, std::int64_t count) { return hidden ? Json() : Json(count); }

JsonIf if_above_zero(std::int64_t count) { return json_if(count > 0, count); }

Json of_organisation(const OrganisationFigures& figures) {
  return json_object(
      {{"name", figures.name}, {"kind", figures.kind}, {"people", figures.people}, {"places", figures.places}});
}

Json of_place(const PlaceFigures& figures) {
  return json_object({{"code", figures.place.code},
                      {"name", figures.place.name},
                      {"area", figures.place.area},
                      {"people", figures.people}});
}

Json of_area(const AreaFigures& figures) {
  return json_object({{"area", figures.area},
                      {"places", figures.places},
                      {"covered", figures.covered},
                      {"people", figures.people},
                      {"missing", figures.missing}});
}

Json of_coverage(const Coverage& coverage) {
  return json_object({{"region", coverage.region},
                      {"people_with_place", coverage.people_with_place},
                      {"people_without_place", coverage.people_without_place},
                      {"places", json_array(coverage.places, of_place)},
                      {"areas", json_array(coverage.areas, of_area)},
                      {"several_places", json_array(coverage.several, of_organisation)},
                      {"without_place", json_array(coverage.without, of_organisation)}});
}

Json of_delegates(const Summary& summary) {
  const auto& coverage = summary.coverage;
  return json_object(
      {{"rows", summary.rows},
       {"people", summary.people},
       {"organisations", summary.organisations},
       {"places", json_object({{"covered", coverage.covered}, {"of", coverage.of}, {"missing", coverage.missing}})}});
}

JsonIf of_all(const std::optional<OfAllAsked>& found) {
  const auto range = [](const stats::PeopleRange& one) { return Json(Json::Array{one.low, one.high}); };
  if (!found) return json_if(false, Json());
  return json_if(true, json_object({{"delegates", found->people},
                                    {"likely", found->likely ? range(*found->likely) : Json()},
                                    {"certain", range(found->certain)}}));
}

Json of_option(const QuestionFigures& question, const OptionFigures& option, const std::optional<OfAllAsked>& all) {
  const auto& figure = option.figure;
  return json_object({{"code", option.code},
                      {"label", option.label},
                      {"people", figure.people},
                      {"share", share_or_null(figure.share)},
                      {"interval", interval_or_null(figure.interval)},
                      {"exact_interval", if_any(interval_or_null(exact_interval_of(question, option)))},
                      {"of_all", of_all(all)},
                      {"suppressed", json_if(figure.suppressed, true)},
                      {"offered", if_any(option.offered)},
                      {"beside", json_if(option.beside, true)},
                      {"retired", json_if(option.retired, true)},
                      {"could_choose", if_any(option.could_choose)}});
}

/// Of each option, in the order of `options`, whose people are those who put it first.
Json of_ranks(const QuestionFigures& question) {
  Json::Array out;
  for (std::size_t at = 0; at < question.ranks.size(); ++at) {
    const auto& ranks = question.ranks[at];
    out.push_back(json_object({{"code", question.options.at(at).code},
                               {"people", Json::Array(ranks.people.begin(), ranks.people.end())},
                               {"ranked", ranks.ranked},
                               {"mean_rank", share_or_null(ranks.mean)},
                               {"points", ranks.points}}));
  }
  return Json(std::move(out));
}

Json of_words(const std::vector<WordFigures>& words, const char* counted_by) {
  return json_array(words, [counted_by](const WordFigures& figures) {
    return json_object({{"word", figures.word}, {counted_by, figures.people}, {"times", figures.times}});
  });
}

Json of_class(const ClassFigures& figures) {
  return json_object({{"codes", figures.codes},
                      {"no_answer", figures.no_answer},
                      {"not_asked", json_if(figures.not_asked, true)},
                      {"label", figures.label},
                      {"people", figures.figure.people},
                      {"share", share_or_null(figures.figure.share)},
                      {"interval", interval_or_null(figures.figure.interval)}});
}

Json of_net_group(const std::optional<NetScore>& net) {
  if (!net) return {};
  return json_object({{"score", share_or_null(net->share.value)}, {"interval", interval_or_null(net->share.interval)}});
}

Json of_group(const GroupFigures& group, bool net_scored) {
  const auto word = [](const auto& figures) {
    return json_object({{"word", figures.word}, {"people", figures.people}});
  };
  return json_object({{"label", group.label},
                      {"people", group.people},
                      {"classes", if_any(json_array(group.classes, of_class))},
                      {"mean", if_any(group.mean)},
                      {"net_score", if_any(net_scored ? of_net_group(net_of(group)) : Json())},
                      {"words", if_any(json_array(group.words, word))}});
}

/// The group that is looked at alone, or all groups of every cut.
Json of_breakdown(const QuestionFigures& question) {
  Json::Array cuts;
  for (const auto& broken : question.broken_down) {
    if (broken.cut.empty()) return json_object({{"group", of_group(broken.groups.front(), question.net_scored)}});
    cuts.push_back(
        json_object({{"by", broken.cut}, {"groups", json_array(broken.groups, [&](const GroupFigures& group) {
                                            return of_group(group, question.net_scored);
                                          })}}));
  }
  return json_object({{"breakdown", if_any(std::move(cuts))}});
}

Json of_numbers(const QuestionFigures& question) {
  const auto spread = mean_with_spread(question);
  return json_object({{"mean", share_or_null(question.mean)},
                      {"median", share_or_null(question.median)},
                      {"lowest", share_or_null(question.lowest)},
                      {"highest", share_or_null(question.highest)},
                      {"standard_deviation", if_any(spread ? share_or_null(spread->deviation) : Json())},
                      {"mean_interval", if_any(spread ? interval_or_null(spread->interval) : Json())},
                      {"median_interval", if_any(interval_or_null(question.median_interval))},
                      {"percentile_10", if_any(share_or_null(question.tenth))},
                      {"percentile_90", if_any(share_or_null(question.ninetieth))}});
}

Json of_net(const QuestionFigures& question) {
  if (!question.net_score) return {};
  const auto& net = *question.net_score;
  return json_object({{"score", rounded(net.share.value, 1e4)},
                      {"interval", interval_or_null(net.share.interval)},
                      {"high", net.high},
                      {"middle", net.middle},
                      {"low", net.low}});
}

Json of_scale(const QuestionFigures& question) {
  const auto steps = mean_of_steps(question);
  return json_object({{"mean", share_or_null(question.mean)},
                      {"standard_deviation", if_any(steps ? share_or_null(steps->deviation) : Json())},
                      {"mean_interval", if_any(steps ? interval_or_null(steps->interval) : Json())},
                      {"net_score", json_if(question.net_score.has_value(), of_net(question))}});
}

Json of_grid(const QuestionFigures& statement) {
  return json_object({{"code", statement.grid}, {"label", statement.grid_label}});
}

Json of_themes(const QuestionFigures& question) {
  if (!question.themes) return {};
  const auto& all = *question.themes;
  const auto theme = [&all](const ThemePeople& figures) {
    return json_object({{"key", figures.number},
                        {"code", figures.code},
                        {"theme", figures.name},
                        {"tone", if_any(figures.tone)},
                        {"people", figures.people},
                        {"base", themes_base(all)},
                        {"quotation", if_any(figures.quotation)}});
  };
  return json_object({{"base", themes_base(all)},
                      {"wrote", all.wrote},
                      {"read", all.read},
                      {"by_rule", if_above_zero(all.by_rule)},
                      {"say_nothing", if_above_zero(all.nothing)},
                      {"differing", if_above_zero(all.differing)},
                      {"readers", all.readers},
                      {"themes", json_array(all.themes, theme)}});
}

Json of_question(const Summary& summary, const QuestionFigures& question) {
  using forms::QuestionKind;
  const bool hidden = question.suppressed;
  const bool words = question.kind == QuestionKind::words || !question.words.empty();
  const bool texts = question.format == forms::TextFormat::any &&
                     (question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text ||
                      !question.texts.empty());
  auto out = json_object({{"code", question.code},
                          {"kind", forms::kind_name(question.kind)},
                          {"label", question.label},
                          {"format", if_any(forms::format_name(question.format))},
                          {"grid", json_if(!question.grid.empty(), of_grid(question))},
                          {"retired", json_if(question.retired, true)},
                          {"asked", unless(hidden, question.asked)},
                          {"not_asked", if_above_zero(hidden ? 0 : question.not_asked)},
                          {"not_counted", if_above_zero(hidden ? 0 : question.untold)},
                          {"answered", unless(hidden, question.answered)},
                          {"suppressed", json_if(hidden, true)},
                          {"ticks", json_if(question.kind == QuestionKind::pick_any, unless(hidden, question.ticks))},
                          {"direction", if_any(forms::direction_name(question.direction))},
                          {"beside", if_above_zero(question.beside)},
                          {"options", if_any(json_array(question.options,
                                                        [&](const OptionFigures& option) {
                                                          return of_option(question, option,
                                                                           of_all_asked(summary, question, option));
                                                        }))},
                          {"ranks", json_if(!question.ranks.empty(), of_ranks(question))},
                          {"words", json_if(words, of_words(question.words, "people"))}});
  if (question.kind == QuestionKind::scale && question.mean) out = json_joined(std::move(out), of_scale(question));
  if (question.kind == QuestionKind::number) out = json_joined(std::move(out), of_numbers(question));
  auto written =
      json_object({{"texts", json_if(texts, json_array(question.texts, [](std::string_view text) { return text; }))},
                   {"texts_hidden", if_above_zero(question.texts_hidden)},
                   {"texts_waiting", if_above_zero(question.texts_waiting)},
                   {"texts_without_consent", if_above_zero(question.texts_without_consent)},
                   {"themes", json_if(question.themes.has_value(), of_themes(question))}});
  return json_joined(json_joined(std::move(out), std::move(written)), of_breakdown(question));
}

Json of_index(const IndexFigures& index) {
  return json_object({{"code", index.code},
                      {"label", index.label},
                      {"questions", index.items},
                      {"steps", index.steps},
                      {"scored_as", json_if(index.usability_scale, "sus")},
                      {"people", index.base},
                      {"complete", index.complete},
                      {"mean", share_or_null(index.mean)},
                      {"standard_deviation", share_or_null(index.spread)},
                      {"alpha", share_or_null(index.alpha)},
                      {"suppressed", json_if(index.base > 0 && !index.mean, true)}});
}

Json of_notes(const Summary& summary) {
  const auto kind = [](const NoteFigures& figures) {
    return json_object({{"kind", figures.kind},
                        {"notes", figures.notes},
                        {"tables", figures.tables},
                        {"words", of_words(figures.words, "notes")}});
  };
  const auto both = [](const BothSides& figures) {
    return json_object(
        {{"word", figures.word}, {"challenges", figures.challenges}, {"opportunities", figures.opportunities}});
  };
  return json_object({{"notes", summary.notes},
                      {"tables", summary.note_tables},
                      {"kinds", json_array(summary.note_kinds, kind)},
                      {"both_sides", json_array(summary.both_sides, both)}});
}

Json of_cuts(const Summary& summary) {
  const auto group = [](const CutGroup& figures) {
    return json_object({{"codes", figures.codes},
                        {"no_answer", figures.no_answer},
                        {"label", figures.label},
                        {"people", figures.people}});
  };
  const auto cut = [&](const CutFigures& figures) {
    return json_object({{"by", figures.code},
                        {"label", figures.label},
                        {"groups", json_array(figures.groups, group)},
                        {"why_not", if_any(figures.why_not)}});
  };
  return json_object({{"cuts", json_array(summary.cuts, cut)}, {"why_not", if_any(summary.no_breakdown)}});
}

}  // namespace

std::string to_json(const Summary& summary) {
  const auto closing = [](const auto& figures) {
    return json_object({{"delegates", figures.delegates}, {"responses", figures.responses}});
  };
  const bool closed = summary.round == RoundState::closed;
  const bool breaks_down = !summary.cuts.empty() || !summary.no_breakdown.empty();
  return json_text(
             json_object(
                 {{"event", summary.event.slug},
                  {"title", summary.event.title},
                  {"date", iso_date(summary.event.date)},
                  {"delegates", of_delegates(summary)},
                  {"round", name_of(summary.round)},
                  {"responses", summary.responses},
                  {"responses_in_fives", json_if(summary.responses_in_fives, true)},
                  {"response_rate", share_or_null(summary.response_rate)},
                  {"closings", json_if(closed && !summary.closings.empty(), json_array(summary.closings, closing))},
                  {"counted_responses", unless(summary.suppressed, summary.counted_responses)},
                  {"where", if_any(summary.where)},
                  {"not_for_passing_on", json_if(summary.not_for_passing_on, true)},
                  {"suppressed", json_if(summary.suppressed, true)},
                  {"suppress_below", summary.suppress_below},
                  {"breakdown", json_if(breaks_down, of_cuts(summary))},
                  {"questions",
                   json_array(summary.questions,
                              [&](const QuestionFigures& question) { return of_question(summary, question); })},
                  {"indexes", if_any(json_array(summary.indexes, of_index))},
                  {"notes", of_notes(summary)},
                  {"coverage", of_coverage(summary.coverage)}}),
             2) +
         "\n";
}

}  // namespace muster::figures
