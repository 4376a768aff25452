// Puts statements together into pages, questions and options, and says what stands in a wrong place.

#include "assembler.hpp"
#include "habits.hpp"
#include "row_slips.hpp"

#include <muster/kit/base/nearest.hpp>

#include <algorithm>

namespace muster::forms {

PlacedText joined(const std::vector<Token>& texts) {
  auto out = placed(texts.front());
  for (std::size_t at = 1; at < texts.size(); ++at) out.value += " " + texts[at].value;
  return out;
}

FormDraft Assembler::run(const StatementList& reading) {
  for (const auto& error : reading.errors) diagnostics_.add({error.offset, error.length}, error.message, error.hint);
  for (std::size_t at = 0; at < reading.statements.size(); ++at) {
    const auto& statement = reading.statements[at];
    const auto before = diagnostics_.count();
    next_ = at + 1 < reading.statements.size() ? &reading.statements[at + 1] : nullptr;
    if (!is_meant_otherwise(statement)) take(statement);
    after_fault_ =
        statement.broken || diagnostics_.count() > before || (after_fault_ && statement.what == StatementKind::unknown);
    if (draft_.pages.empty() && after_fault_) draft_.broken_heading = true;
  }
  end_option_heading();
  end_information();
  return std::move(draft_);
}

QuestionDraft* Assembler::question() {
  return !in_question_ || draft_.pages.empty() || draft_.pages.back().questions.empty()
             ? nullptr
             : &draft_.pages.back().questions.back();
}

bool Assembler::is_meant_otherwise(const Statement& statement) {
  if (statement.what != StatementKind::question || statement.broken || statement.starred || !statement.starts_line)
    return false;
  const bool own_line_next =
      next_ == nullptr || next_->what == StatementKind::question || next_->what == StatementKind::page ||
      next_->what == StatementKind::row || next_->head.value.starts_with('-') ||
      next_->what == StatementKind::section || next_->what == StatementKind::option_heading ||
      next_->what == StatementKind::round_option || next_->what == StatementKind::box_option ||
      next_->what == StatementKind::beside || (next_->what == StatementKind::also && in_options(statement)) ||
      (draft_.pages.empty() && (next_->what < StatementKind::pick_one || next_->what == StatementKind::unknown));
  if (!own_line_next) return false;
  if (in_rows(statement)) {
    diagnostics_.add(place_of(statement.head), "the statement \"" + statement.head.value + "\" has no - in front of it",
                     "write - " + statement.head.value + " \"...\"");
    row(statement);
    return true;
  }
  if (in_options(statement)) {
    diagnostics_.add(
        place_of(statement.head), "the option \"" + statement.head.value + "\" has no mark in front of it",
        std::string("write ") + (marks_ == Mark::box ? "[ ] " : "( ) ") + statement.head.value + " \"...\"");
    auto meant = statement;
    meant.what = marks_ == Mark::box ? StatementKind::box_option : StatementKind::round_option;
    take(meant);
    return true;
  }
  if (!draft_.pages.empty()) return false;
  const bool is_name = !draft_.name && !draft_.broken_name;
  auto hint = is_name ? "start the form with form " + statement.head.value + " and its title in quotes"
                      : habit_hint(statement, diagnostics_.text(), false);
  if (hint.starts_with("a question is a code")) hint = "a page comes before the first question: page \"The day\"";
  diagnostics_.add(place_of(statement.head), "\"" + statement.head.value + "\" is not a word of the form language",
                   hint);
  draft_.broken_name = draft_.broken_name || is_name;
  return true;
}

bool Assembler::in_options(const Statement& statement) {
  if (in_scale_) return column_of(statement.head.offset) > 0;  // a page that lost its word is no option
  const auto* asked = question();
  if (asked == nullptr || swallowing_ || asked->scale_name || !asked->kind) return false;
  const bool picked = asked->kind == QuestionKind::pick_one || asked->kind == QuestionKind::pick_any ||
                      asked->kind == QuestionKind::scale || asked->kind == QuestionKind::ranking;
  return picked && column_of(statement.head.offset) > column_of(asked->code.place.offset);
}

bool Assembler::in_rows(const Statement& statement) {
  const auto* asked = question();
  return asked != nullptr && asked->is_grid && !swallowing_ &&
         column_of(statement.head.offset) > column_of(asked->code.place.offset);
}

std::size_t Assembler::column_of(std::size_t offset) const {
  const auto line = diagnostics_.text().substr(0, offset).rfind('\n');
  return line == std::string_view::npos ? offset : offset - line - 1;
}

void Assembler::take(const Statement& statement) {
  switch (statement.what) {
    case StatementKind::form:
    case StatementKind::anonymous:
    case StatementKind::suppress:
    case StatementKind::breakdown:
    case StatementKind::quote:
    case StatementKind::delete_personal:
    case StatementKind::introduction:
    case StatementKind::thanks:
    case StatementKind::index:
      return setting(statement);
    case StatementKind::scale_names:
      return scale_names(statement);
    case StatementKind::page:
      return page(statement);
    case StatementKind::language:
      return language(statement);
    case StatementKind::text_by_key:
      return text_by_key(statement);
    case StatementKind::question:
      return new_question(statement);
    case StatementKind::headline:
    case StatementKind::unit:
      return is_question_called_so(statement) ? question_called_so(statement) : detail(statement);
    case StatementKind::comment:
      return is_question_called_so(statement) ? question_called_so(statement) : comment(statement);
    case StatementKind::information:
      return is_question_called_so(statement) ? question_called_so(statement) : information(statement);
    case StatementKind::section:
      return is_question_called_so(statement) ? question_called_so(statement) : section(statement);
    case StatementKind::option_heading:
      return !in_options(statement) && is_question_called_so(statement) ? question_called_so(statement)
                                                                        : option_heading(statement);
    case StatementKind::only_if:
      return only_if(statement);
    case StatementKind::end_if:
      return end_of_page(statement);
    case StatementKind::ask_if:
      return condition_of_page(statement) ? void() : detail(statement);
    case StatementKind::row:
      return row(statement);
    case StatementKind::alone:
      return alone(statement);
    case StatementKind::round_option:
    case StatementKind::box_option:
    case StatementKind::beside:
      return option(statement);
    case StatementKind::also:
      return also(statement);
    case StatementKind::unknown:
      return unknown(statement);
    case StatementKind::pick_one:
    case StatementKind::pick_any:
    case StatementKind::ranking:
    case StatementKind::scale:
    case StatementKind::grid:
    case StatementKind::grid_one:
    case StatementKind::grid_numbers:
    case StatementKind::grid_any:
    case StatementKind::grid_amounts:
    case StatementKind::numbers:
    case StatementKind::text:
    case StatementKind::email:
    case StatementKind::web:
    case StatementKind::telephone:
    case StatementKind::postcode:
    case StatementKind::date:
    case StatementKind::time:
    case StatementKind::lines:
    case StatementKind::words:
    case StatementKind::number:
      return kind(statement);
    default:
      return detail(statement);
  }
}

void Assembler::setting(const Statement& statement) {
  swallowing_ = false;
  if (statement.what == StatementKind::introduction && !draft_.pages.empty() && draft_.pages.back().questions.empty()) {
    auto& slot = draft_.pages.back().introduction;
    if (!statement.texts.empty() && once(slot, statement)) slot = joined(statement.texts);
    draft_.pages.back().broken = draft_.pages.back().broken || statement.broken;
    return;
  }
  if (statement.what == StatementKind::thanks && !draft_.pages.empty() && draft_.pages.back().end_if) {
    auto& slot = draft_.pages.back().end_thanks;
    if (!statement.texts.empty() && once(slot, statement)) slot = joined(statement.texts);
    draft_.pages.back().broken = draft_.pages.back().broken || statement.broken;
    return;
  }
  if (!draft_.pages.empty()) {
    if (statement.broken) draft_.pages.back().broken = true;  // it may have taken the word of a page
    const bool of_lost_end = statement.what == StatementKind::thanks && draft_.pages.back().broken;
    if (!too_late_ && !draft_.broken_heading && !of_lost_end) {
      diagnostics_.add(place_of(statement.head), "\"" + statement.head.value + "\" belongs above the first page",
                       "move it up, below the line that starts with form");
    }
    too_late_ = true;
    return;
  }
  in_scale_ = false;
  if (statement.what == StatementKind::form) {
    draft_.broken_name = draft_.broken_name || statement.broken;
    if (statement.words.empty() || !once(draft_.name, statement)) return;
    draft_.name = placed(statement.words.front());
    if (!statement.texts.empty()) draft_.title = joined(statement.texts);
  } else if (statement.what == StatementKind::anonymous) {
    if (once(draft_.anonymous, statement)) draft_.anonymous = place_of(statement.head);
  } else if (statement.what == StatementKind::suppress) {
    if (!statement.words.empty() && once(draft_.suppress, statement)) draft_.suppress = placed(statement.words.front());
  } else if (statement.what == StatementKind::delete_personal) {
    if (!statement.words.empty() && once(draft_.delete_personal, statement))
      draft_.delete_personal = placed(statement.words.front());
  } else if (statement.what == StatementKind::quote) {
    if (!statement.broken && once(draft_.quote, statement)) draft_.quote = place_of(statement.head);
  } else if (statement.what == StatementKind::breakdown) {
    if (statement.broken || !once(first_breakdown_, statement)) return;
    first_breakdown_ = place_of(statement.head);
    for (const auto& code : statement.words) draft_.breakdown.push_back(placed(code));
  } else if (statement.what == StatementKind::index) {
    if (statement.broken || statement.words.size() < 2) {
      draft_.broken_heading = true;
      return;
    }
    IndexDraft index{placed(statement.words.front()), joined(statement.texts), {}, statement.sus};
    for (std::size_t at = 1; at < statement.words.size(); ++at) index.items.push_back(placed(statement.words[at]));
    draft_.indexes.push_back(std::move(index));
  } else if (!statement.texts.empty()) {
    auto& slot = statement.what == StatementKind::introduction ? draft_.introduction : draft_.thanks;
    if (once(slot, statement)) slot = joined(statement.texts);
  }
}

void Assembler::scale_names(const Statement& statement) {
  if (auto* asked = question(); asked != nullptr && !asked->kind && !statement.starts_line) {
    const auto name = placed(statement.words.front());
    diagnostics_.add(name.place, "behind a question the name of a scale has no colon", "write scale " + name.value);
    asked->kind = QuestionKind::scale;
    asked->kind_place = place_of(statement.head);
    asked->scale_name = name;
    return;
  }
  if (!draft_.pages.empty()) {
    const bool no_page_yet = draft_.pages.size() == 1 && draft_.pages.front().broken;
    if (!too_late_ && !draft_.broken_heading && !no_page_yet)
      diagnostics_.add(place_of(statement.head), "a scale is named above the first page", "move it up");
    too_late_ = true;
  }
  swallowing_ = in_question_ = false;
  in_scale_ = true;
  marks_ = Mark::round;
  draft_.scales.push_back({placed(statement.words.front()), Direction::as_written, {}, !draft_.pages.empty()});
  if (statement.words.size() < 2) return;
  const auto& written = statement.words.back().value;
  draft_.scales.back().direction = written.starts_with('b')   ? Direction::best_first
                                   : written.starts_with('w') ? Direction::worst_first
                                                              : Direction::unordered;
}

void Assembler::page(const Statement& statement) {
  end_option_heading();
  end_information();
  in_section_head_ = false;
  in_scale_ = in_question_ = swallowing_ = false;
  PageDraft page;
  page.title = statement.texts.empty() ? placed(statement.head) : placed(statement.texts.front());
  if (!statement.words.empty()) page.for_each = placed(statement.words.front());
  page.broken = statement.broken;
  if (statement.broken && draft_.pages.empty()) draft_.broken_heading = true;
  swallowing_ = statement.broken;
  draft_.pages.push_back(std::move(page));
}

void Assembler::text_of_nothing(SourceSpan place) {
  diagnostics_.add(place, "this text in quotes belongs to nothing",
                   question() != nullptr && question()->numbered
                       ? "what a number means stands behind it: from 1 \"Too slow\" to 5 \"Too fast\""
                       : "put what it is in front of it: a question's code, an option's ( ) and code, hint, also, ...");
}

void Assembler::unknown(const Statement& statement) {
  // Each line that cannot be understood is named, but only once.
  if (swallowing_ && !statement.starts_line) return;
  const auto& head = statement.head;
  const auto place = place_of(head);
  auto* asked = question();
  if (range_line_ == diagnostics_.line_of(place)) return;
  if (statement.broken) {  // reported already
    if (asked == nullptr) return;
    const bool picks = head.value == "pick" || head.value == "grid";
    asked->kind_lost = asked->kind_lost || (picks && !asked->kind && !asked->broken);
    asked->broken = true;
    return;
  }
  if (head.value.starts_with('"')) {
    if (asked != nullptr)
      asked->broken = true;
    else if (statement.starts_line)
      swallowing_ = true;
    if (asked == nullptr && !draft_.pages.empty()) draft_.pages.back().broken = true;
    if (after_fault_) return;
    text_of_nothing(place);
    return;
  }
  if (head.value.find_first_not_of("0123456789") == std::string::npos) {
    const bool range = asked != nullptr && asked->kind == QuestionKind::number;
    const bool ranks = asked != nullptr && asked->kind == QuestionKind::ranking;
    diagnostics_.add(place, "the number " + head.value + " belongs to nothing",
                     range   ? "a range is written: number from 1 to 10"
                     : ranks ? "how many are put in order is written: rank up to " + head.value
                             : "take it away");
    if (asked != nullptr) asked->broken = true;
    return;
  }
  if (asked != nullptr && !asked->kind && !asked->broken && !swallowing_) {
    diagnostics_.add(place, "there is no kind of question called \"" + head.value + "\"",
                     kind_hint(head.value, diagnostics_.text().substr(head.offset + head.length)));
    asked->broken = asked->kind_lost = true;
    return;
  }
  const bool in_grid = asked != nullptr && asked->is_grid && statement.starts_line;
  if (auto row = in_grid ? row_slip(head, diagnostics_.text()) : std::nullopt)
    diagnostics_.add(row->place, std::move(row->message), std::move(row->hint));
  else
    diagnostics_.add(place, "\"" + head.value + "\" is not a word of the form language",
                     habit_hint(statement, diagnostics_.text(), asked != nullptr));
  // A line of its own may have been meant as a question or an option: what follows is not the last question's.
  if (statement.starts_line) {
    swallowing_ = true;
    if (asked != nullptr) asked->broken = true;
    if (!draft_.pages.empty()) draft_.pages.back().broken = true;
  }
}

FormDraft assemble(const StatementList& reading, Diagnostics& diagnostics) {
  return Assembler(diagnostics).run(reading);
}

std::vector<Diagnostic> Diagnostics::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const auto& left, const auto& right) {
    return std::pair(left.line, left.column) < std::pair(right.line, right.column);
  });
  return std::move(found_);
}

}  // namespace muster::forms
