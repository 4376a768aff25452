// Rankings as other programs export them.
#include "answer_row.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::feedback {
namespace {

std::string text_in(const tabular::RowView& row, std::size_t column) { return to_nfc(trimmed(row[column])); }

/// "2", "2.0", "2nd", "Rank 2", "#2".
std::optional<std::int64_t> rank_in(std::string text) {
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  auto folded = folded_name(text);
  for (const std::string_view before : {"rank", "ranking", "choice"}) {
    if (folded.starts_with(before)) folded.erase(0, before.size());
  }
  for (const std::string_view behind : {"st", "nd", "rd", "th", "choice"}) {
    if (folded.ends_with(behind)) folded.resize(folded.size() - behind.size());
  }
  for (const std::string_view behind : {"st", "nd", "rd", "th"}) {
    if (folded.ends_with(behind)) folded.resize(folded.size() - behind.size());
  }
  return parse_integer(folded);
}

/// What programs write beside an option that was not ranked.
bool says_not_ranked(const std::string& text) {
  const auto folded = folded_name(text);
  return text == "-" || text == "0" || folded == "na" || folded == "notranked" || folded.empty();
}

}  // namespace

void RowReader::read_rank(std::size_t at, const OptionColumn& column, const std::string& text, RanksRead& found) {
  const auto& question = *columns_.questions[at].question;
  if (text.empty() || says_not_ranked(text)) return;
  if (column.option != nullptr) {
    const auto rank = rank_in(text);
    if (!rank) {
      return error(column.column, "\"" + text + "\" is no rank of \"" + column.label + "\" for " + question.code,
                   "write its number, 1 for the first choice, or leave the cell empty");
    }
    found.numbers[question.code + "." + column.option->code] = {std::to_string(*rank)};
    return;
  }
  const auto rank = rank_in(column.label);
  if (!rank) return no_option(question, column.column, column.label);
  const auto* option = ticks_[at].option_named(text);
  if (option == nullptr) return no_option(question, column.column, text);
  found.ranks.emplace(*rank, option);
}

void RowReader::read_ranking(std::size_t at, const tabular::RowView& row, forms::Answer& answer) {
  const auto& columns = columns_.questions[at];
  const auto& question = *columns.question;
  const auto errors = verdict_->errors.size();
  RanksRead found;
  for (const auto& each : columns.options) read_rank(at, each, text_in(row, each.column), found);
  std::vector<std::string> order;
  for (const auto& [rank, option] : found.ranks) order.push_back(option->code);
  auto column = columns.options.empty() ? std::size_t{0} : columns.options.front().column;
  for (const auto each : columns.whole) {
    const auto text = text_in(row, each);
    if (text.empty() || !order.empty() || !found.numbers.empty()) continue;
    column = each;
    TickReading whole;
    read_whole_ticks(at, each, text, whole);
    for (const auto& other : whole.others) no_option(question, each, other);
    for (const auto* option : whole.options) order.push_back(option->code);
  }
  if (verdict_->errors.size() > errors) return;
  if (!order.empty()) found.numbers = {{question.code, std::move(order)}};
  if (!found.numbers.empty()) answer = as_typed(at, column, found.numbers);
}

}  // namespace muster::feedback
