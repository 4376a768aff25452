#pragma once
// Files as form programs export them, judged against a form. Everybody in them is invented.

#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/intake/decision_sheet.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::feedback::exports {

using test::form_of;

inline const std::string day_form = R"(form day "The day"
page "The day"
  helpful  "Was it helpful?"  pick one as scale
           ( ) very   "Very helpful"
           ( ) fairly "Fairly helpful"
           ( ) not    "Not helpful"
  format   "How next time?"  pick any
           [ ] person "In person"
           [ ] lunch  "In person; with lunch"
           [ ] online "Online"
           [ ] hybrid "Both, by turns"
           [ ] other ... "Something else"
  venue    "The venue"  scale
           ( ) good "Good"
           ( ) fair "Fair"
           ( ) poor "Poor"
  pace     "The pace"  scale
           ( ) good "Good"
           ( ) fair "Fair"
           ( ) poor "Poor"
  words    "Which three words?"  words up to 3
  events   "How many events?"  number from 0 to 5000
  better   "What could be better?"  lines 4
)";

inline Result<ResponseForecast> judged(const std::string& bytes, const std::string& form = day_form,
                                       const std::unordered_set<std::string>& known = {},
                                       const std::string& decisions = {}) {
  auto table = read_answers_table(bytes, "export.csv");
  if (!table.ok()) return table.error();
  if (decisions.empty()) return judge_responses(*table, form_of(form), "salt", known, "export.csv");
  auto decided = intake::carry_out(*table, "typed,means\n" + decisions, "decisions.csv");
  if (!decided.ok()) return decided.error();
  return judge_responses(decided->table, form_of(form), "salt", known, "export.csv",
                         {decided->columns, decided->decisions, "decisions.csv"});
}

inline ResponseForecast read(const std::string& bytes, const std::string& form = day_form,
                             const std::unordered_set<std::string>& known = {}, const std::string& decisions = {}) {
  auto forecast = judged(bytes, form, known, decisions);
  std::string errors = forecast.ok() ? "" : forecast.error().message;
  if (!forecast.ok()) {
    for (const auto& error : forecast.error().diagnostics) errors += "\n" + one_line(error);
  }
  INFO(errors);
  REQUIRE(forecast.ok());
  return std::move(forecast).value();
}

/// What the store keeps of one row; "refused: ..." with its errors.
inline std::string said(const ResponseForecast& forecast, std::size_t row = 0) {
  REQUIRE(row < forecast.verdicts.size());
  const auto& verdict = forecast.verdicts[row];
  if (verdict.kind == ResponseKind::refused) {
    std::string out = "refused:";
    for (const auto& error : verdict.errors) out += " " + error.message;
    return out;
  }
  if (verdict.kind != ResponseKind::fresh) return std::string(response_kind_name(verdict.kind));
  std::string out;
  const auto fresh = static_cast<std::size_t>(
      std::count_if(forecast.verdicts.begin(), forecast.verdicts.begin() + static_cast<std::ptrdiff_t>(row),
                    [](const ResponseVerdict& before) { return before.kind == ResponseKind::fresh; }));
  for (const auto& [code, answer] : forecast.answers.at(fresh)) {
    if (answer.asked == forms::Asked::no) continue;
    out += (out.empty() ? "" : " ") + code + "=";
    for (std::size_t at = 0; at < answer.codes.size(); ++at) out += (at > 0 ? "+" : "") + answer.codes[at];
    for (const auto& text : answer.texts) out += "‹" + text + "›";
  }
  return out;
}

/// One cell of one question.
inline std::string cell(const std::string& heading, std::string text, const std::string& form = day_form) {
  for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
  return said(read("\"" + heading + "\"\n\"" + text + "\"\n", form));
}

inline std::unordered_set<std::string> traces(const ResponseForecast& forecast) {
  return {forecast.traces.begin(), forecast.traces.end()};
}

}  // namespace muster::feedback::exports
