// Weighted figures told: in sentences, as tables, for programs and for a terminal.
#include "weighting_words.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

std::string tenths(double value) {
  const auto whole = std::llround(value * 10);
  return grouped(whole / 10) + "." + std::to_string(whole % 10);
}
std::string hundredths(double value) {
  const auto whole = std::llround(value * 100);
  return std::to_string(whole / 100) + "." + (whole % 100 < 10 ? "0" : "") + std::to_string(whole % 100);
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

}  // namespace

std::string by_words(const std::string& by) { return by == "kind" ? "kind of organisation" : "area"; }

std::string weighting_lead(const Weighting& all) {
  if (all.by.empty()) return all.why_not;
  std::vector<std::string> by;
  for (const auto& one : all.by) by.push_back(by_words(one));
  return "By " + listed(by, " and ") + ". " + counted(all.answers, "answer", "answers") + ", so weighted, " +
         (all.answers == 1 ? "is" : "are") + " worth " + tenths(all.effective) + " of one weight." +
         (all.capped ? " No answer counts more than " + in_words(static_cast<std::int64_t>(most_weight)) +
                           " times the mean: there weights were cut off, so groups do not quite reach their share."
                     : "");
}

std::string finding_of(const WeightedQuestion& question) {
  // Of two that move alike the first is told.
  const auto moves = [](const WeightedOption& one) {
    return std::llround(std::abs(one.weighted.share - one.share) * 1e4);
  };
  const auto most = std::ranges::max_element(question.options, {}, moves);
  if (most == question.options.end()) return {};
  return "‘" + most->label + "’: weighted to the delegates " + percent(most->weighted.share) + ", unweighted " +
         percent(most->share) + ", effective people " + tenths(question.effective) + ".";
}

document::TableBlock table_of(const WeightedQuestion& question) {
  document::TableBlock out;
  out.caption = question.label;
  out.base = counted(question.base, "person", "people");
  out.heading = {"Answer", "People", "Unweighted", "Weighted", "95% interval"};
  out.figures = {false, true, true, true, true};
  for (const auto& option : question.options)
    out.rows.push_back({option.label, grouped(option.people), percent(option.share), percent(option.weighted.share),
                        told_range(option.weighted.interval.low, option.weighted.interval.high)});
  return out;
}

draw::Picture picture_of(const WeightedQuestion& question, double width) {
  std::vector<draw::BarPair> rows;
  for (const auto& option : question.options) {
    draw::BarPair row{option.label, draw::Bar{}, draw::Bar{}};
    row.first->people = row.second->people = option.people;
    row.first->share = option.share;
    row.second->share = option.weighted.share;
    row.second->low = option.weighted.interval.low;
    row.second->high = option.weighted.interval.high;
    rows.push_back(std::move(row));
  }
  return draw::paired_bars(rows, "Unweighted", "Weighted to the delegates", width);
}

document::TableBlock groups_table(const Weighting& all, const std::string& by) {
  document::TableBlock out;
  out.caption = "How much an answer counts, by " + by_words(by);
  out.heading = {capitalised(by_words(by)), "Registered", "Answered", "Weight"};
  out.figures = {false, true, true, true};
  for (const auto& group : all.groups)
    if (group.by == by)
      out.rows.push_back({group.name, grouped(group.registered), grouped(group.answered), hundredths(group.weight)});
  return out;
}

FigureKinds kinds_of(const Weighting& all) {
  if (all.by.empty()) return {};
  return {FigureKind::people,   FigureKind::base,           FigureKind::share,
          FigureKind::interval, FigureKind::weighted_share, FigureKind::effective_people};
}

Json weighting_json(const Weighting& all) {
  const auto interval = [](const stats::Interval& reach) {
    return Json(Json::Array{rounded(reach.low), rounded(reach.high)});
  };
  const auto group = [](const WeightGroup& one) {
    return json_object({{"by", one.by},
                        {"name", one.name},
                        {"registered", one.registered},
                        {"answered", one.answered},
                        {"weight", rounded(one.weight)}});
  };
  const auto question = [&](const WeightedQuestion& one) {
    return json_object({{"code", one.code},
                        {"label", one.label},
                        {"base", one.base},
                        {"effective_people", rounded(one.effective)},
                        {"finding", finding_of(one)},
                        {"options", json_array(one.options, [&](const WeightedOption& option) {
                           return json_object({{"code", option.code},
                                               {"label", option.label},
                                               {"people", option.people},
                                               {"share", rounded(option.share)},
                                               {"weighted", rounded(option.weighted.share)},
                                               {"interval", interval(option.weighted.interval)}});
                         })}});
  };
  return json_object({{"by", Json(Json::Array(all.by.begin(), all.by.end()))},
                      {"answers", all.answers},
                      {"effective_people", rounded(all.effective)},
                      {"cut_off", all.capped},
                      {"groups", json_array(all.groups, group)},
                      {"questions", json_array(all.questions, question)},
                      {"notes", Json(Json::Array(all.notes.begin(), all.notes.end()))},
                      {"why_not", all.why_not}});
}

std::string weighting_text(const Weighting& all) {
  std::string out = weighting_lead(all) + "\n";
  for (const auto& note : all.notes) out += note + "\n";
  for (const auto& group : all.groups)
    out += "  " + group.name + ": " + grouped(group.answered) + " of " + grouped(group.registered) +
           " answered, weight " + hundredths(group.weight) + "\n";
  for (const auto& question : all.questions) {
    out += "\n" + question.label + " (" + counted(question.base, "person", "people") + ", effective people " +
           tenths(question.effective) + ")\n";
    for (const auto& option : question.options)
      out += "  " + option.label + ": weighted " + percent(option.weighted.share) + ", unweighted " +
             percent(option.share) + "\n";
  }
  return out;
}

}  // namespace muster::figures
