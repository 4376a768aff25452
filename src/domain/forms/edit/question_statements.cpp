// Tells the statements of a question apart. One that is not in this table makes its question one of own lines.
#include "question_statements.hpp"

#include <algorithm>

namespace muster::forms {
namespace {

bool is_of_answer(StatementKind what) {
  return what == StatementKind::also || what == StatementKind::comment || what == StatementKind::alone ||
         what == StatementKind::only_if || what == StatementKind::headline || what == StatementKind::best_first ||
         what == StatementKind::worst_first || what == StatementKind::no_order;
}

bool is_detail(StatementKind what) {
  switch (what) {
    case StatementKind::also:
    case StatementKind::hint:
    case StatementKind::if_missing:
    case StatementKind::ask_if:
    case StatementKind::group:
    case StatementKind::cloud:
    case StatementKind::as_scale:
    case StatementKind::best_first:
    case StatementKind::worst_first:
    case StatementKind::no_order:
    case StatementKind::headline:
    case StatementKind::comment:
    case StatementKind::at_least:
    case StatementKind::at_most:
    case StatementKind::net_score:
    case StatementKind::decimals:
    case StatementKind::unit:
    case StatementKind::most_words:
    case StatementKind::adds_up:
    case StatementKind::personal:
      return true;
    default:
      return false;
  }
}

/// Each answer has lines of its own, and together they are one piece of the text.
bool set_lines(std::string_view text, std::vector<AnswerLine>& answers, std::size_t floor) {
  auto begin = answers.empty() ? 0 : line_begin(text, answers.front().span.begin);
  if (begin < floor) return false;
  for (std::size_t at = 0; at < answers.size(); ++at) {
    auto& one = answers[at];
    const auto own = line_begin(text, one.span.begin);
    if (own < begin || !is_blank_between(text, own, one.span.begin)) return false;
    const auto end = line_end(text, one.span.end);
    one.lines = {begin, std::min(end + 1, text.size())};
    begin = one.lines.end;
  }
  return true;
}

/// Nothing of the question stands between its answers.
bool is_one_piece(const std::vector<AnswerLine>& answers, const ReadText& read, const ReadPart& part) {
  if (answers.empty()) return true;
  for (const auto* one : read.of(part)) {
    const auto at = one->span.begin;
    if (at < answers.front().span.begin || at >= answers.back().span.end) continue;
    const bool own = std::any_of(answers.begin(), answers.end(), [&](const AnswerLine& answer) {
      return at >= answer.span.begin && at < answer.span.end;
    });
    if (!own) return false;
  }
  return true;
}

bool set_lines(std::string_view text, const ReadText& read, const ReadPart& part, std::vector<AnswerLine>& answers) {
  if (answers.empty()) return true;
  if (answers.size() > most_answers) return false;
  std::size_t floor = 0;
  for (const auto* one : read.of(part))
    if (one->span.end <= answers.front().span.begin) floor = std::max(floor, one->span.end);
  return is_one_piece(answers, read, part) && set_lines(text, answers, floor);
}

}  // namespace

const PlacedStatement* QuestionStatements::detail(StatementKind what) const {
  const auto found =
      std::find_if(details.begin(), details.end(), [&](const auto* one) { return one->said.what == what; });
  return found == details.end() ? nullptr : *found;
}

QuestionStatements question_statements(std::string_view text, const ReadText& read, const ReadPart& part) {
  QuestionStatements out;
  AnswerLine* answer = nullptr;
  for (const auto* one : read.of(part)) {
    const auto& said = one->said;
    if (said.broken) out.known = false;
    if (said.what == StatementKind::information && out.question == nullptr) continue;
    if (said.what == StatementKind::question && out.question == nullptr) {
      out.question = one;
    } else if (is_kind(said.what) && out.kind == nullptr) {
      out.kind = one;
    } else if (is_option(said.what) || said.what == StatementKind::row) {
      auto& to = said.what == StatementKind::row      ? out.rows
                 : said.what == StatementKind::beside ? out.beside
                                                      : out.options;
      if (said.words.empty() || said.texts.empty()) {
        out.known = false;
        continue;
      }
      to.push_back({one, one->span, {}});
      answer = &to.back();
    } else if (answer != nullptr && is_of_answer(said.what) &&
               line_begin(text, one->span.begin) == line_begin(text, answer->said->said.texts.back().offset)) {
      answer->span.end = one->span.end;
      if (said.what == StatementKind::only_if) answer->only_if = one;
    } else if (is_detail(said.what)) {
      out.details.push_back(one);
    } else if (said.what == StatementKind::option_heading) {
      out.answers_known = false;
    } else {
      out.known = false;
    }
  }
  if (out.question == nullptr || out.kind == nullptr || out.question->said.texts.empty()) out.known = false;
  if (!set_lines(text, read, part, out.options) || !set_lines(text, read, part, out.beside) ||
      !set_lines(text, read, part, out.rows))
    out.answers_known = false;
  return out;
}

CardKind card_kind(const QuestionStatements& of) {
  if (!of.known) return CardKind::own_lines;
  switch (of.kind->said.what) {
    case StatementKind::pick_one:
      return CardKind::pick_one;
    case StatementKind::pick_any:
      return CardKind::pick_any;
    case StatementKind::ranking:
      return CardKind::ranking;
    case StatementKind::grid_amounts:
      return CardKind::amounts;
    case StatementKind::scale:
      return of.kind->said.words.empty() ? CardKind::scale : CardKind::shared_scale;
    case StatementKind::numbers:
      return CardKind::from_to;
    case StatementKind::grid:
      return of.kind->said.words.empty() ? CardKind::own_lines : CardKind::grid;
    case StatementKind::text:
      return CardKind::text;
    case StatementKind::lines:
      return CardKind::lines;
    case StatementKind::words:
      return CardKind::words;
    case StatementKind::number:
      return CardKind::number;
    case StatementKind::date:
      return CardKind::date;
    case StatementKind::time:
      return CardKind::time;
    case StatementKind::email:
      return CardKind::email;
    case StatementKind::web:
      return CardKind::web;
    case StatementKind::telephone:
      return CardKind::telephone;
    case StatementKind::postcode:
      return CardKind::postcode;
    default:
      return CardKind::own_lines;
  }
}

std::string answer_label(const PlacedStatement& said) {
  std::string out;
  for (const auto& text : said.said.texts) out += (out.empty() ? "" : " ") + text.value;
  for (auto& byte : out)
    if (byte == '\n') byte = ' ';
  return out;
}

std::string as_lines(const std::vector<AnswerLine>& answers) {
  std::string out;
  for (const auto& one : answers) out += answer_label(*one.said) + (one.said->said.write_in ? " ..." : "") + "\n";
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace muster::forms
