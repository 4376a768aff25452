// The part of assembling that makes questions: their kinds, options, statements and what stands behind them.

#include "assembler.hpp"

#include <algorithm>
#include <map>

namespace muster::forms {

bool Assembler::is_scale_of_question_above(const Statement& statement) {
  auto* asked = question();
  if (statement.starts_line || asked == nullptr || asked->kind != QuestionKind::scale || asked->scale_name ||
      !asked->options.empty() || statement.texts.empty()) {
    return false;
  }
  const bool named = std::any_of(draft_.scales.begin(), draft_.scales.end(),
                                 [&](const ScaleDraft& scale) { return scale.name.value == statement.head.value; });
  if (!named) return false;
  asked->scale_name = placed(statement.head);
  text_of_nothing(place_of(statement.texts.front()));
  swallowing_ = true;
  return true;
}

void Assembler::new_question(const Statement& statement) {
  if (draft_.pages.empty() && after_fault_ && !statement.starts_line) return;  // the rest of a line that was named
  if (is_scale_of_question_above(statement)) return;
  end_option_heading();
  in_scale_ = in_section_head_ = false;
  swallowing_ = false;
  if (draft_.pages.empty()) {
    diagnostics_.add(place_of(statement.head), "this question stands on no page",
                     "put a line such as page \"The day\" above it");
    draft_.pages.emplace_back();
    draft_.pages.back().broken = true;
  }
  auto& on = draft_.pages.back();
  if (on.end_if && !on.broken && !std::exchange(on.below_end, true)) {
    diagnostics_.add(place_of(statement.head), "a question stands below \"end if\" on its page",
                     "begin a page with it: whether the form ends is known when the page is sent");
  }
  QuestionDraft question;
  question.code = placed(statement.words.front());
  question.required = statement.starred;
  question.broken = statement.broken || (after_fault_ && !statement.starts_line);
  question.label = statement.texts.empty() ? question.code : joined(statement.texts);
  question.information = std::exchange(information_, std::nullopt);
  question.section = draft_.pages.back().sections.size();
  draft_.pages.back().questions.push_back(std::move(question));
  in_question_ = true;
}

bool Assembler::is_question_called_so(const Statement& statement) {
  const bool kind_next =
      next_ != nullptr && next_->what >= StatementKind::pick_one && next_->what <= StatementKind::number;
  const auto* asked = question();
  return !statement.broken && kind_next && (asked == nullptr || asked->kind || asked->broken);
}

void Assembler::question_called_so(Statement statement) {
  statement.words = {statement.head};
  new_question(statement);
}

QuestionDraft* Assembler::question_of(const Statement& statement) {
  if (swallowing_) return nullptr;
  if (auto* found = question()) return found;
  const bool is_name = draft_.pages.empty() && !draft_.name && !draft_.broken_name;
  diagnostics_.add(place_of(statement.head),
                   "\"" + statement.head.value + "\" belongs to a question, and there is none here",
                   is_name ? "start the form with form, its name and its title in quotes"
                   : draft_.pages.empty() && statement.head.value == "scale"
                       ? "the name of a scale that questions share has a colon behind it: scale agreement:"
                       : "a question is a code and its label in quotes: helpful \"Was the event helpful?\" pick one");
  if (is_name) draft_.broken_name = true;
  if (!draft_.pages.empty()) draft_.pages.back().broken = true;
  swallowing_ = true;
  return nullptr;
}

void Assembler::kind(const Statement& statement) {
  auto* asked = question_of(statement);
  if (asked == nullptr) return;
  if (statement.broken) {
    asked->kind_lost = asked->kind_lost || (!asked->kind && !asked->broken);
    asked->broken = true;
    return;
  }
  const bool scale_from = statement.what == StatementKind::numbers && asked->kind == QuestionKind::scale &&
                          !asked->scale_name && !asked->numbered && asked->options.empty();
  if (asked->kind && !scale_from) {
    if (std::exchange(asked->broken, true)) return;  // it holds what was meant for another
    if (asked->is_grid && !asked->rows.empty()) {
      diagnostics_.add(place_of(statement.head), "a statement of a grid has no kind of its own",
                       "it is answered as the grid says; write a question of another kind below the grid, on a line "
                       "without -, or comment \"Why?\" behind the statement");
      return;
    }
    diagnostics_.add(place_of(statement.head), "question \"" + asked->code.value + "\" has a kind already",
                     "a question has one kind; the next question starts with its code and its label in quotes");
    return;
  }
  static const std::map<StatementKind, QuestionKind> kind_of{
      {StatementKind::pick_one, QuestionKind::pick_one},   {StatementKind::pick_any, QuestionKind::pick_any},
      {StatementKind::scale, QuestionKind::scale},         {StatementKind::grid, QuestionKind::scale},
      {StatementKind::grid_numbers, QuestionKind::scale},  {StatementKind::grid_one, QuestionKind::pick_one},
      {StatementKind::grid_any, QuestionKind::pick_any},   {StatementKind::numbers, QuestionKind::scale},
      {StatementKind::text, QuestionKind::short_text},     {StatementKind::email, QuestionKind::short_text},
      {StatementKind::web, QuestionKind::short_text},      {StatementKind::telephone, QuestionKind::short_text},
      {StatementKind::postcode, QuestionKind::short_text}, {StatementKind::date, QuestionKind::short_text},
      {StatementKind::time, QuestionKind::short_text},     {StatementKind::lines, QuestionKind::long_text},
      {StatementKind::words, QuestionKind::words},         {StatementKind::number, QuestionKind::number},
      {StatementKind::ranking, QuestionKind::ranking},     {StatementKind::grid_amounts, QuestionKind::number}};
  static const std::map<StatementKind, TextFormat> format_of{
      {StatementKind::email, TextFormat::email},         {StatementKind::web, TextFormat::web},
      {StatementKind::telephone, TextFormat::telephone}, {StatementKind::postcode, TextFormat::postcode},
      {StatementKind::date, TextFormat::date},           {StatementKind::time, TextFormat::time}};
  asked->kind = kind_of.at(statement.what);
  asked->is_grid = statement.what >= StatementKind::grid && statement.what <= StatementKind::grid_amounts;
  if (const auto format = format_of.find(statement.what); format != format_of.end()) asked->format = format->second;
  marks_ = has_boxes(*asked->kind) ? Mark::box : Mark::round;
  asked->kind_place = place_of(statement.head);
  if (statement.what == StatementKind::numbers || statement.what == StatementKind::grid_numbers)
    return numbers(*asked, statement);
  if (statement.words.empty()) return;
  const auto first = placed(statement.words.front());
  if (asked->kind == QuestionKind::scale && first.value.find_first_not_of("0123456789-") == std::string::npos) {
    diagnostics_.add(first.place, "a scale is a row of options in words, not a range of numbers",
                     "write from 1 to 5, or scale and an option for each step: ( ) very \"Very\"");
    asked->broken = true;
    range_line_ = diagnostics_.line_of(first.place);
    return;
  }
  if (asked->kind == QuestionKind::scale) {
    asked->scale_name = first;
  } else if (asked->kind == QuestionKind::number) {
    asked->low = first;
    asked->high = placed(statement.words.back());
  } else {
    asked->limit = first;
  }
}

/// `from 0 "Not likely" to 10 "Very likely"`: each text follows its number.
void Assembler::numbers(QuestionDraft& asked, const Statement& statement) {
  asked.numbered = true;
  asked.low = placed(statement.words.front());
  asked.high = placed(statement.words.back());
  for (const auto& text : statement.texts) {
    (text.offset < statement.words.back().offset ? asked.low_label : asked.high_label) = placed(text);
  }
}

void Assembler::end_of_page(const Statement& statement) {
  if (statement.broken) {
    if (!draft_.pages.empty()) draft_.pages.back().broken = true;
    return;
  }
  in_question_ = in_scale_ = swallowing_ = false;
  const bool lost_questions = !draft_.pages.empty() && draft_.pages.back().broken;
  if (draft_.pages.empty() || (draft_.pages.back().questions.empty() && !lost_questions)) {
    diagnostics_.add(place_of(statement.head), "\"end if\" stands below the questions of a page",
                     "put it below the question whose answer ends the form");
    return;
  }
  auto& page = draft_.pages.back();
  if (once(page.end_if, statement)) page.end_if = placed(statement.words.front());
}

bool Assembler::condition_of_page(const Statement& statement) {
  if (in_section_head_ && !statement.broken && !swallowing_) {
    auto& section = draft_.pages.back().sections.back();
    if (once(section.condition, statement)) section.condition = placed(statement.words.front());
    return true;
  }
  if (draft_.pages.empty() || !draft_.pages.back().questions.empty() || statement.broken || in_scale_ || swallowing_)
    return false;
  auto& page = draft_.pages.back();
  if (once(page.condition, statement)) page.condition = placed(statement.words.front());
  return true;
}

void Assembler::option(const Statement& statement) {
  OptionDraft option;
  option.mark = statement.what == StatementKind::round_option ? Mark::round : Mark::box;
  option.write_in = statement.write_in;
  option.beside = statement.what == StatementKind::beside;
  option.place = place_of(statement.head);
  option.line = diagnostics_.line_of(option.place);
  if (!statement.words.empty()) option.code = placed(statement.words.front());
  if (!statement.texts.empty()) option.label = placed(statement.texts.front());
  option.heading = std::exchange(heading_, std::nullopt);
  if (in_scale_) {
    if (!statement.broken) draft_.scales.back().options.push_back(std::move(option));
    return;
  }
  if (!statement.broken && statement.words.empty()) return;
  if (swallowing_) return;
  auto* asked = question();
  if (asked == nullptr && draft_.pages.empty() && draft_.broken_heading) return;  // a scale has lost its name
  if (asked == nullptr) {
    diagnostics_.add(option.place, "this option belongs to no question",
                     "options stand below their question: helpful \"Was the event helpful?\" pick one");
    swallowing_ = true;
    if (!draft_.pages.empty()) draft_.pages.back().broken = true;
    return;
  }
  if (statement.broken)
    asked->broken = true;
  else
    asked->options.push_back(std::move(option));
}

void Assembler::row(const Statement& statement) {
  if (swallowing_ || in_scale_) {
    if (in_scale_) unknown(statement);
    return;
  }
  auto* asked = question_of(statement);
  if (asked == nullptr || (asked->broken && !asked->kind_lost)) return;
  if (statement.broken) {
    asked->broken = true;
    return;
  }
  if (!asked->is_grid && !asked->kind_lost) {
    const bool picked =
        asked->kind && !asked->scale_name &&
        (asked->kind == QuestionKind::pick_one || asked->kind == QuestionKind::scale || has_boxes(*asked->kind));
    const auto mark = asked->kind && has_boxes(*asked->kind) ? "[ ]" : "( )";
    diagnostics_.add(place_of(statement.head), "a line that begins with - is a statement of a grid",
                     picked ? "write " + std::string(mark) + " in place of the -: " + mark + " " +
                                  statement.words.front().value + " \"...\""
                     : asked->scale_name ? "write grid in front of scale " + asked->scale_name->value
                                         : "write grid scale and the name of a scale behind the question");
    // Where all its options have a dash they are options; one between others may be a grid's that lost its head.
    const bool dashes = std::ranges::all_of(asked->options, [&](const OptionDraft& option) {
      return diagnostics_.text().substr(option.place.offset).starts_with('-');
    });
    if (picked && dashes && statement.words.size() == 1) {
      auto meant = statement;
      meant.what = has_boxes(*asked->kind) ? StatementKind::box_option : StatementKind::round_option;
      take(meant);
      return;
    }
    asked->broken = true;
    return;
  }
  RowDraft row;
  row.code = placed(statement.words.front());
  auto low = statement.texts;
  if (statement.words.size() > 1) {
    const auto other = std::find_if(low.begin(), low.end(),
                                    [&](const Token& text) { return text.offset > statement.words.back().offset; });
    if (other != low.end()) row.opposite = joined({other, low.end()});
    low.erase(other, low.end());
  }
  row.label = joined(low);
  row.line = diagnostics_.line_of(placed(statement.texts.back()).place);
  asked->rows.push_back(std::move(row));
}

void Assembler::also(const Statement& statement) {
  std::vector<PlacedText> names;
  for (const auto& text : statement.texts) names.push_back(placed(text));
  const auto add = [&](std::vector<PlacedText>& to) { to.insert(to.end(), names.begin(), names.end()); };
  if (swallowing_) return;
  auto* asked = in_scale_ ? nullptr : question_of(statement);
  if (!in_scale_ && asked == nullptr) return;
  const bool on_option = asked != nullptr && !asked->options.empty() &&
                         asked->options.back().line == diagnostics_.line_of(place_of(statement.head));
  if (asked != nullptr && asked->is_grid && !asked->rows.empty() && !on_option) {
    auto& last = asked->rows.back();
    const bool on_its_line = last.line == diagnostics_.line_of(place_of(statement.head));
    return add(on_its_line ? last.also : asked->also);
  }
  auto& options = in_scale_ ? draft_.scales.back().options : asked->options;
  if (!options.empty() && options.back().line == diagnostics_.line_of(place_of(statement.head))) {
    add(options.back().also);
  } else if (!options.empty() || in_scale_) {
    if (asked != nullptr) asked->broken = true;
    diagnostics_.add(place_of(statement.head), "this \"also\" could belong to the option or to the question",
                     "put it on the line of its option, or above the options for the question");
  } else if (asked != nullptr) {
    add(asked->also);
  }
}

void Assembler::comment(const Statement& statement) {
  if (swallowing_) return;
  if (in_scale_) {
    diagnostics_.add(place_of(statement.head), "an answer that several questions share has no comment",
                     "put the comment behind the question that it is about");
    return;
  }
  auto* asked = question_of(statement);
  if (asked == nullptr) return;
  if (statement.broken) {
    asked->broken = true;
    return;
  }
  const auto line = diagnostics_.line_of(place_of(statement.head));
  auto* slot = &asked->comment;
  if (!asked->options.empty() && asked->options.back().line == line) slot = &asked->options.back().comment;
  if (!asked->rows.empty() && asked->rows.back().line == line) slot = &asked->rows.back().comment;
  if (once(*slot, statement)) *slot = joined(statement.texts);
}

void Assembler::alone(const Statement& statement) {
  if (swallowing_) return;
  auto* asked = in_scale_ ? nullptr : question();
  const auto place = place_of(statement.head);
  if (asked == nullptr || asked->options.empty() || asked->options.back().line != diagnostics_.line_of(place)) {
    diagnostics_.add(place, "\"alone\" stands behind no option",
                     "put it on the line of its option: [ ] none \"None of these\"  alone");
    return;
  }
  if (once(asked->options.back().alone, statement)) asked->options.back().alone = place;
}

void Assembler::section(const Statement& statement) {
  end_option_heading();
  end_information();
  in_scale_ = in_question_ = false;
  swallowing_ = statement.broken;
  if (draft_.pages.empty()) {
    if (!draft_.broken_heading) {
      diagnostics_.add(place_of(statement.head), "this section stands on no page",
                       "put a line such as page \"The day\" above it");
    }
    return;
  }
  in_section_head_ = !statement.broken;
  SectionDraft section;
  section.title = statement.texts.empty() ? placed(statement.head) : joined(statement.texts);
  section.broken = statement.broken;
  draft_.pages.back().sections.push_back(std::move(section));
}

void Assembler::option_heading(const Statement& statement) {
  if (swallowing_ || statement.texts.empty()) return;
  if (in_scale_) {
    diagnostics_.add(place_of(statement.head), "a scale has no headings among its options", "take it away");
    return;
  }
  if (question_of(statement) == nullptr) return;
  if (once(heading_, statement)) heading_ = joined(statement.texts);
}

void Assembler::end_option_heading() {
  if (heading_ && !after_fault_) {
    diagnostics_.add(heading_->place, "no option stands below this heading",
                     "put it above the options that it is about; over questions write section");
  }
  heading_.reset();
}

void Assembler::only_if(const Statement& statement) {
  if (swallowing_) return;
  auto* asked = in_scale_ ? nullptr : question();
  const auto place = place_of(statement.head);
  if (asked == nullptr || asked->options.empty() || asked->options.back().line != diagnostics_.line_of(place)) {
    diagnostics_.add(place, "\"only if\" stands behind no option",
                     "put it on the line of an option; a question or a page has ask if");
    return;
  }
  if (statement.broken) {
    asked->broken = true;
    return;
  }
  auto& slot = asked->options.back().only_if;
  if (once(slot, statement)) slot = placed(statement.words.front());
}

void Assembler::information(const Statement& statement) {
  in_scale_ = swallowing_ = false;
  if (statement.texts.empty()) {
    if (!draft_.pages.empty()) draft_.pages.back().broken = true;
    return;
  }
  if (draft_.pages.empty()) {
    if (!draft_.broken_heading) {
      diagnostics_.add(place_of(statement.head), "\"information\" stands above a question",
                       "above the first page write introduction");
    }
    return;
  }
  if (!once(information_, statement)) return;
  information_ = joined(statement.texts);
  in_question_ = false;
}

void Assembler::end_information() {
  if (information_ && !after_fault_) {
    diagnostics_.add(information_->place, "no question stands below this information",
                     "put it above the question that it is about, or write it as thanks at the top");
  }
  information_.reset();
}

Direction Assembler::direction_of(StatementKind what) {
  if (what == StatementKind::best_first) return Direction::best_first;
  return what == StatementKind::worst_first ? Direction::worst_first : Direction::unordered;
}

void Assembler::detail(const Statement& statement) {
  auto* asked = question_of(statement);
  if (asked == nullptr) return;
  if (statement.broken) {
    asked->broken = true;
    return;
  }
  if (detail_of_row(*asked, statement) || stands_at_a_part(*asked, statement)) return;
  switch (statement.what) {
    case StatementKind::net_score:
      if (once(asked->net_score, statement)) asked->net_score = place_of(statement.head);
      break;
    case StatementKind::personal:
      if (once(asked->personal, statement)) asked->personal = place_of(statement.head);
      break;
    case StatementKind::prefilled:
      if (once(asked->prefilled, statement)) asked->prefilled = place_of(statement.head);
      break;
    case StatementKind::hidden:
      if (once(asked->hidden, statement)) asked->hidden = place_of(statement.head);
      break;
    case StatementKind::decimals:
      if (once(asked->decimals, statement)) asked->decimals = placed(statement.words.front());
      break;
    case StatementKind::adds_up:
      if (once(asked->total, statement)) asked->total = placed(statement.words.front());
      break;
    case StatementKind::unit:
      if (once(asked->unit, statement)) asked->unit = placed(statement.texts.front());
      break;
    case StatementKind::most_words:
      if (once(asked->most_words, statement)) asked->most_words = placed(statement.words.front());
      break;
    case StatementKind::options_from:
      if (once(asked->options_from, statement)) asked->options_from = placed(statement.words.front());
      break;
    case StatementKind::at_least:
      if (once(asked->at_least, statement)) asked->at_least = placed(statement.words.front());
      break;
    case StatementKind::at_most:
      if (once(asked->at_most, statement)) asked->at_most = placed(statement.words.front());
      break;
    case StatementKind::hint:
      if (once(asked->hint, statement)) asked->hint = joined(statement.texts);
      break;
    case StatementKind::if_missing:
      if (once(asked->if_missing, statement)) asked->if_missing = placed(statement.texts.front());
      break;
    case StatementKind::ask_if:
      if (once(asked->condition, statement)) asked->condition = placed(statement.words.front());
      break;
    case StatementKind::group:
      if (once(asked->group, statement)) asked->group = placed(statement.words.front());
      break;
    case StatementKind::cloud:
      if (!once(asked->cloud, statement)) break;
      asked->cloud = place_of(statement.head);
      if (!statement.words.empty()) asked->cloud_colour = placed(statement.words.front());
      break;
    case StatementKind::best_first:
    case StatementKind::worst_first:
    case StatementKind::no_order:
      if (once(asked->direction, statement))
        asked->direction = PlacedDirection{direction_of(statement.what), place_of(statement.head)};
      break;
    case StatementKind::headline:
      if (once(asked->headline, statement)) asked->headline = joined(statement.texts);
      break;
    default:
      if (once(asked->as_scale, statement)) asked->as_scale = place_of(statement.head);
  }
}

}  // namespace muster::forms
