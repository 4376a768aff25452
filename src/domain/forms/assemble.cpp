// Puts statements together into pages, questions and options, and says what stands in a wrong place.

#include "draft.hpp"
#include "habits.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace muster::forms {
namespace {

SourceSpan place_of(const Token& token) { return {token.offset, token.length}; }
PlacedText placed(const Token& token) { return {token.value, place_of(token)}; }

/// Texts that follow each other, joined by a space.
PlacedText joined(const std::vector<Token>& texts) {
  auto out = placed(texts.front());
  for (std::size_t at = 1; at < texts.size(); ++at) out.value += " " + texts[at].value;
  return out;
}

class Assembler {
 public:
  explicit Assembler(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  FormDraft run(const StatementList& reading) {
    for (const auto& error : reading.errors) diagnostics_.add({error.offset, error.length}, error.message, error.hint);
    for (std::size_t at = 0; at < reading.statements.size(); ++at) {
      const auto& statement = reading.statements[at];
      const auto before = diagnostics_.count();
      next_ = at + 1 < reading.statements.size() ? &reading.statements[at + 1] : nullptr;
      if (!is_meant_otherwise(statement)) take(statement);
      after_fault_ = statement.broken || diagnostics_.count() > before ||
                     (after_fault_ && statement.what == StatementKind::unknown);
      if (draft_.pages.empty() && after_fault_) draft_.broken_heading = true;
    }
    return std::move(draft_);
  }

 private:
  QuestionDraft* question() {
    return !in_question_ || draft_.pages.empty() || draft_.pages.back().questions.empty()
               ? nullptr
               : &draft_.pages.back().questions.back();
  }

  /// A code and a text, and no kind: an option without its mark, a word misspelt, or a heading that has lost its word.
  bool is_meant_otherwise(const Statement& statement) {
    if (statement.what != StatementKind::question || statement.broken || statement.starred || !statement.starts_line)
      return false;
    const bool own_line_next =
        next_ == nullptr || next_->what == StatementKind::question || next_->what == StatementKind::page ||
        next_->what == StatementKind::round_option || next_->what == StatementKind::box_option ||
        next_->what == StatementKind::beside || (next_->what == StatementKind::also && in_options(statement)) ||
        (draft_.pages.empty() && (next_->what < StatementKind::pick_one || next_->what == StatementKind::unknown));
    if (!own_line_next) return false;
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
                        : did_you_mean(statement.head.value, {"introduction", "thanks", "page", "form"});
    if (hint.empty()) hint = "a page comes before the first question: page \"The day\"";
    diagnostics_.add(place_of(statement.head), "\"" + statement.head.value + "\" is not a word of the form language",
                     hint);
    draft_.broken_name = draft_.broken_name || is_name;
    return true;
  }

  /// Whether a line stands where options stand: below a scale, or deeper than a question that is picked from.
  bool in_options(const Statement& statement) {
    if (in_scale_) return true;
    const auto* asked = question();
    if (asked == nullptr || swallowing_ || asked->scale_name || !asked->kind) return false;
    const bool picked = asked->kind == QuestionKind::pick_one || asked->kind == QuestionKind::pick_any ||
                        asked->kind == QuestionKind::scale;
    return picked && column_of(statement.head.offset) > column_of(asked->code.place.offset);
  }

  std::size_t column_of(std::size_t offset) const {
    const auto line = diagnostics_.text().substr(0, offset).rfind('\n');
    return line == std::string_view::npos ? offset : offset - line - 1;
  }

  static Direction direction_of(StatementKind what) {
    if (what == StatementKind::best_first) return Direction::best_first;
    return what == StatementKind::worst_first ? Direction::worst_first : Direction::unordered;
  }

  void take(const Statement& statement) {
    switch (statement.what) {
      case StatementKind::form:
      case StatementKind::anonymous:
      case StatementKind::suppress:
      case StatementKind::breakdown:
      case StatementKind::quote:
      case StatementKind::introduction:
      case StatementKind::thanks:
        return setting(statement);
      case StatementKind::scale_names:
        return scale_names(statement);
      case StatementKind::page:
        return page(statement);
      case StatementKind::question:
        return new_question(statement);
      case StatementKind::headline:
        return is_question_called_headline(statement) ? question_called_headline(statement) : detail(statement);
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
      case StatementKind::scale:
      case StatementKind::text:
      case StatementKind::lines:
      case StatementKind::words:
      case StatementKind::number:
        return kind(statement);
      default:
        return detail(statement);
    }
  }

  /// True where the value may be set; a second time is an error.
  template <class T>
  bool once(std::optional<T>& slot, const Statement& statement) {
    if (!slot) return true;
    diagnostics_.add(place_of(statement.head), "\"" + statement.head.value + "\" stands here a second time",
                     "keep one of the two");
    return false;
  }

  void setting(const Statement& statement) {
    swallowing_ = false;
    if (!draft_.pages.empty()) {
      if (!too_late_ && !draft_.broken_heading) {
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
      if (!statement.words.empty() && once(draft_.suppress, statement))
        draft_.suppress = placed(statement.words.front());
    } else if (statement.what == StatementKind::quote) {
      if (!statement.broken && once(draft_.quote, statement)) draft_.quote = place_of(statement.head);
    } else if (statement.what == StatementKind::breakdown) {
      if (statement.broken || !once(first_breakdown_, statement)) return;
      first_breakdown_ = place_of(statement.head);
      for (const auto& code : statement.words) draft_.breakdown.push_back(placed(code));
    } else if (!statement.texts.empty()) {
      auto& slot = statement.what == StatementKind::introduction ? draft_.introduction : draft_.thanks;
      if (once(slot, statement)) slot = joined(statement.texts);
    }
  }

  void scale_names(const Statement& statement) {
    if (auto* asked = question(); asked != nullptr && !asked->kind && !statement.starts_line) {
      const auto name = placed(statement.words.front());
      diagnostics_.add(name.place, "behind a question the name of a scale has no colon", "write scale " + name.value);
      asked->kind = QuestionKind::scale;
      asked->kind_place = place_of(statement.head);
      asked->scale_name = name;
      return;
    }
    if (!draft_.pages.empty()) {
      if (!too_late_ && !draft_.broken_heading)
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

  void page(const Statement& statement) {
    in_scale_ = in_question_ = swallowing_ = false;
    PageDraft page;
    page.title = statement.texts.empty() ? placed(statement.head) : placed(statement.texts.front());
    page.broken = statement.broken;
    if (statement.broken && draft_.pages.empty()) draft_.broken_heading = true;
    swallowing_ = statement.broken;
    draft_.pages.push_back(std::move(page));
  }

  /// The name of a scale and, where the code of the next question is missing, that one's label.
  bool is_scale_of_question_above(const Statement& statement) {
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

  void text_of_nothing(SourceSpan place) {
    diagnostics_.add(place, "this text in quotes belongs to nothing",
                     "put what it is in front of it: a question's code, an option's ( ) and code, hint, also, ...");
  }

  void new_question(const Statement& statement) {
    if (draft_.pages.empty() && after_fault_ && !statement.starts_line) return;  // the rest of a line that was named
    if (is_scale_of_question_above(statement)) return;
    in_scale_ = false;
    swallowing_ = false;
    if (draft_.pages.empty()) {
      diagnostics_.add(place_of(statement.head), "this question stands on no page",
                       "put a line such as page \"The day\" above it");
      draft_.pages.emplace_back();
      draft_.pages.back().broken = true;
    }
    QuestionDraft question;
    question.code = placed(statement.words.front());
    question.required = statement.starred;
    question.broken = statement.broken;
    question.label = statement.texts.empty() ? question.code : joined(statement.texts);
    draft_.pages.back().questions.push_back(std::move(question));
    in_question_ = true;
  }

  /// A question may have the code "headline": then its kind follows, and the question above has one already.
  bool is_question_called_headline(const Statement& statement) {
    const bool kind_next =
        next_ != nullptr && next_->what >= StatementKind::pick_one && next_->what <= StatementKind::number;
    const auto* asked = question();
    return !statement.broken && kind_next && (asked == nullptr || asked->kind || asked->broken);
  }

  void question_called_headline(Statement statement) {
    statement.words = {statement.head};
    new_question(statement);
  }

  /// The question that `statement` speaks of, or nullptr with an error where there is none.
  QuestionDraft* question_of(const Statement& statement) {
    if (swallowing_) return nullptr;
    if (auto* found = question()) return found;
    const bool is_name = draft_.pages.empty() && !draft_.name && !draft_.broken_name;
    diagnostics_.add(
        place_of(statement.head), "\"" + statement.head.value + "\" belongs to a question, and there is none here",
        is_name ? "start the form with form, its name and its title in quotes"
                : "a question is a code and its label in quotes: helpful \"Was the event helpful?\" pick one");
    if (is_name) draft_.broken_name = true;
    swallowing_ = true;
    return nullptr;
  }

  void kind(const Statement& statement) {
    auto* asked = question_of(statement);
    if (asked == nullptr) return;
    if (statement.broken) {
      asked->broken = true;
      return;
    }
    if (asked->kind) {
      if (std::exchange(asked->broken, true)) return;  // it holds what was meant for another
      diagnostics_.add(place_of(statement.head), "question \"" + asked->code.value + "\" has a kind already",
                       "a question has one kind; the next question starts with its code and its label in quotes");
      return;
    }
    static const std::map<StatementKind, QuestionKind> kind_of{
        {StatementKind::pick_one, QuestionKind::pick_one}, {StatementKind::pick_any, QuestionKind::pick_any},
        {StatementKind::scale, QuestionKind::scale},       {StatementKind::text, QuestionKind::short_text},
        {StatementKind::lines, QuestionKind::long_text},   {StatementKind::words, QuestionKind::words},
        {StatementKind::number, QuestionKind::number}};
    asked->kind = kind_of.at(statement.what);
    marks_ = asked->kind == QuestionKind::pick_any ? Mark::box : Mark::round;
    asked->kind_place = place_of(statement.head);
    if (statement.words.empty()) return;
    const auto first = placed(statement.words.front());
    if (asked->kind == QuestionKind::scale && first.value.find_first_not_of("0123456789-") == std::string::npos) {
      diagnostics_.add(first.place, "a scale is a row of options in words, not a range of numbers",
                       "write number from 1 to 5, or scale and an option for each step: ( ) very \"Very\"");
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

  void option(const Statement& statement) {
    OptionDraft option;
    option.mark = statement.what == StatementKind::round_option ? Mark::round : Mark::box;
    option.write_in = statement.write_in;
    option.beside = statement.what == StatementKind::beside;
    option.place = place_of(statement.head);
    option.line = diagnostics_.line_of(option.place);
    if (!statement.words.empty()) option.code = placed(statement.words.front());
    if (!statement.texts.empty()) option.label = placed(statement.texts.front());
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
      return;
    }
    if (statement.broken)
      asked->broken = true;
    else
      asked->options.push_back(std::move(option));
  }

  void also(const Statement& statement) {
    std::vector<PlacedText> names;
    for (const auto& text : statement.texts) names.push_back(placed(text));
    const auto add = [&](std::vector<PlacedText>& to) { to.insert(to.end(), names.begin(), names.end()); };
    if (swallowing_) return;
    auto* asked = in_scale_ ? nullptr : question_of(statement);
    if (!in_scale_ && asked == nullptr) return;
    auto& options = in_scale_ ? draft_.scales.back().options : asked->options;
    if (!options.empty() && options.back().line == diagnostics_.line_of(place_of(statement.head))) {
      add(options.back().also);
    } else if (!options.empty() || in_scale_) {
      if (asked != nullptr) asked->broken = true;
      diagnostics_.add(place_of(statement.head), "this \"also\" could belong to the option or to the question",
                       "put it on the line of its option, or above the options for the question");
    } else {
      add(asked->also);
    }
  }

  void detail(const Statement& statement) {
    auto* asked = question_of(statement);
    if (asked == nullptr) return;
    if (statement.broken) {
      asked->broken = true;
      return;
    }
    switch (statement.what) {
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

  void unknown(const Statement& statement) {
    // Each line that cannot be understood is named, but only once.
    if (swallowing_ && !statement.starts_line) return;
    const auto& head = statement.head;
    const auto place = place_of(head);
    auto* asked = question();
    if (range_line_ == diagnostics_.line_of(place)) return;
    if (statement.broken) {  // reported already
      if (asked != nullptr) asked->broken = true;
      return;
    }
    if (head.value.starts_with('"')) {
      if (asked != nullptr)
        asked->broken = true;
      else if (statement.starts_line)
        swallowing_ = true;
      if (after_fault_) return;
      text_of_nothing(place);
      return;
    }
    if (head.value.find_first_not_of("0123456789") == std::string::npos) {
      const bool range = asked != nullptr && asked->kind == QuestionKind::number;
      diagnostics_.add(place, "the number " + head.value + " belongs to nothing",
                       range ? "a range is written: number from 1 to 10" : "take it away");
      return;
    }
    if (asked != nullptr && !asked->kind && !asked->broken && !swallowing_) {
      diagnostics_.add(place, "there is no kind of question called \"" + head.value + "\"", kind_hint(head.value));
      asked->broken = true;
      return;
    }
    diagnostics_.add(place, "\"" + head.value + "\" is not a word of the form language",
                     habit_hint(statement, diagnostics_.text(), asked != nullptr));
    // A line of its own may have been meant as a question or an option: what follows is not the last question's.
    if (statement.starts_line) {
      swallowing_ = true;
      if (asked != nullptr) asked->broken = true;
      if (!draft_.pages.empty()) draft_.pages.back().broken = true;
    }
  }

  Diagnostics& diagnostics_;
  FormDraft draft_;
  std::optional<SourceSpan> first_breakdown_;
  const Statement* next_ = nullptr;
  Mark marks_ = Mark::round;    ///< of the options that are being read
  std::size_t range_line_ = 0;  ///< where `scale 1 to 5` stands
  bool after_fault_ = false;    ///< the statement before could not be read or placed
  bool too_late_ = false;       ///< something that belongs above the first page stands below it, and has been named
  bool in_scale_ = false;
  bool in_question_ = false;
  bool swallowing_ = false;  ///< until the next question or page, after a line that could not be understood
};

}  // namespace

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
