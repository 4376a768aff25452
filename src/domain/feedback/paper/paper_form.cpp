// The words, order and options of the form on phones, with room for a hand to write.
#include <muster/domain/feedback/paper_form.hpp>

#include <muster/domain/asking/condition_words.hpp>
#include <muster/domain/asking/grid_rows.hpp>
#include "domain/feedback/personal/personal_words.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/measure_words.hpp>
#include <muster/domain/forms/opposites.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/domain/forms/sums.hpp>
#include <muster/domain/forms/tick_words.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

/// What a key is made of where one sign is enough: no letter that a hand or an eye takes for a figure.
constexpr std::string_view one_sign = "123456789abcdefghjkmnpqrstuvwxyz";
constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz";

/// Handwriting needs fewer lines than a phone, which shows half as many words in one.
std::size_t lines_on_paper(const Question& question) {
  if (question.kind != QuestionKind::long_text) return 1;
  return std::clamp<std::size_t>((question.limit + 1) / 2, 2, 10);
}

std::string number_range(const Question& question) {
  const auto whole = [](double value) { return grouped(static_cast<std::int64_t>(value)); };
  if (question.low && question.high) return "A number from " + whole(*question.low) + " to " + whole(*question.high);
  if (question.low) return "A number, " + whole(*question.low) + " or more";
  if (question.high) return "A number up to " + whole(*question.high);
  return "A number";
}

/// "A number from 0 to 500, in miles, with up to one decimal"
std::string number_in_words(const Question& question) {
  auto out = number_range(question);
  if (!question.unit.empty()) out += ", in " + question.unit;
  const auto digits = static_cast<std::int64_t>(question.decimals);
  if (digits > 0)
    out += ", with up to " + small_number_in(Catalogue::english(), digits) + (digits == 1 ? " decimal" : " decimals");
  return out;
}

/// The same in another language, in the words that phones have.
std::string how_to_answer_in(const Question& question, const Catalogue& words) {
  switch (question.kind) {
    case QuestionKind::pick_one:
    case QuestionKind::scale:
      return say(words, "Tick one.");
    case QuestionKind::pick_any:
      if (auto limits = forms::tick_limits_in_words(question, words); !limits.empty()) return limits;
      return say(words, "Tick one or more.");
    case QuestionKind::short_text:
      if (question.format == forms::TextFormat::district) return say(words, "The first half is enough, such as SE1.");
      return forms::measure_in_words(question, words);
    case QuestionKind::ranking:
      return forms::ranking_in_words(question, words);
    default:
      return forms::measure_in_words(question, words);
  }
}

/// What to do, where the form does not say it itself.
std::string how_to_answer(const Question& question, const Catalogue& words) {
  if (!words.is_english()) return how_to_answer_in(question, words);
  switch (question.kind) {
    case QuestionKind::pick_one:
    case QuestionKind::scale:
      return "Tick one.";
    case QuestionKind::short_text:
      if (question.format == forms::TextFormat::date) return "Day, month and year.";
      if (question.most_words > 0) return forms::measure_in_words(question);
      if (question.format == forms::TextFormat::district) return "The first half is enough, such as SE1.";
      return {};
    case QuestionKind::pick_any:
      if (auto limits = forms::tick_limits_in_words(question); !limits.empty()) return limits;
      return question.hint.empty() && question.options.size() > 1 ? "Tick all that apply." : "";
    case QuestionKind::ranking:
      return forms::ranking_in_words(question);
    case QuestionKind::number:
      return number_in_words(question) + ".";
    case QuestionKind::long_text:
      return forms::measure_in_words(question);
    default:
      return {};
  }
}

std::string lower_first(std::string words) {
  if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z')
    words.front() = static_cast<char>(words.front() - 'A' + 'a');
  return words;
}

std::string how_on_each_line(const Question& statement, const Catalogue& words) {
  if (!words.is_english()) return how_to_answer_in(statement, words);
  if (statement.kind == QuestionKind::number) return number_in_words(statement) + ", on each line.";
  if (statement.kind != QuestionKind::pick_any) return "Tick one on each line.";
  const auto limits = forms::tick_limits_in_words(statement);
  return limits.empty() ? "Tick all that apply on each line." : "On each line: " + lower_first(limits);
}

/// The options with whom each is for.
std::vector<PaperOption> offered_options(const forms::Form& form, const Question& question, const Catalogue& words) {
  auto options = paper_options(question);
  for (std::size_t at = 0; at < options.size(); ++at) {
    if (question.options[at].only_if)
      options[at].offered =
          "(" + lower_first(asking::offer_in_words(form, question, question.options[at], words)) + ")";
  }
  return options;
}

bool is_short(forms::TextFormat format) {
  using forms::TextFormat;
  return format == TextFormat::postcode || format == TextFormat::district || format == TextFormat::date ||
         format == TextFormat::time;
}

PaperQuestion question_on_paper(const forms::Form& form, const Question& question, const Catalogue& words) {
  using Kind = PaperQuestion::Kind;
  PaperQuestion out;
  out.information = question.information;
  out.label = question.label;
  out.required = question.required;
  out.ordered = question.is_ordered();
  out.how = how_to_answer(question, words);
  const auto condition = asking::condition_in_words(form, question, words);
  if (!condition.empty() && !asking::follows_its_question(form, question)) out.condition = condition + ".";
  out.hint = question.hint;
  if (question.has_options()) {
    out.kind = question.numbered ? Kind::numbers : Kind::options;
    out.options = offered_options(form, question, words);
    out.low_label = question.low_label;
    out.high_label = question.high_label;
  } else if (question.kind == QuestionKind::words) {
    out.kind = Kind::words;
    out.room = std::max<std::size_t>(question.limit, 1);
  } else if (question.kind == QuestionKind::number || is_short(question.format)) {
    out.kind = Kind::figures;
    out.room = 1;
  } else {
    out.room = lines_on_paper(question);
  }
  return out;
}

/// Over a table whose rows have ends of their own stand the numbers alone.
void name_steps_by_number(std::vector<PaperOption>& options) {
  for (auto& option : options) {
    if (!option.beside) option.label = option.code;
  }
}

PaperQuestion grid_on_paper(const forms::Form& form, const std::vector<const Question*>& rows, const Catalogue& words) {
  const auto& first = *rows.front();
  const auto& grid = *form.grid(first.grid);
  PaperQuestion out;
  out.kind = PaperQuestion::Kind::grid;
  out.label = grid.label;
  out.how = how_on_each_line(first, words);
  if (const auto condition = asking::condition_in_words(form, first, words); !condition.empty())
    out.condition = condition + ".";
  out.hint = grid.hint;
  if (first.kind == QuestionKind::number) out.kind = PaperQuestion::Kind::amounts;
  out.required = std::ranges::all_of(rows, &Question::required);
  out.ordered = first.is_ordered();
  if (grid.total) {
    out.total = forms::sum_in_digits(*grid.total, words);
    out.how += (out.how.empty() ? "" : " ") + forms::total_in_words(grid, words);
  }
  out.options = paper_options(first);
  for (const auto* row : rows) {
    const bool opposites = forms::is_between_opposites(*row);
    const std::string mark = row->required && !out.required ? " *" : "";
    auto& statement = out.statements.emplace_back(PaperStatement{(opposites ? row->low_label : row->label) + mark,
                                                                 paper_options(*row),
                                                                 opposites ? row->high_label : std::string(),
                                                                 {}});
    if (opposites) name_steps_by_number(out.options);
    for (const auto* asked : form.questions()) {
      if (asked->comment_on == row->code) statement.comments.push_back(asked->label);
    }
  }
  return out;
}

}  // namespace

bool has_opposites(const PaperQuestion& question) {
  return std::any_of(question.statements.begin(), question.statements.end(),
                     [](const PaperStatement& statement) { return !statement.opposite.empty(); });
}

std::vector<PaperOption> paper_options(const Question& question) {
  std::vector<PaperOption> out;
  std::size_t at = 0;
  std::size_t beside = 0;
  for (const auto& option : question.options) {
    PaperOption shown{{}, option.code, option.label, option.write_in, false, option.beside, option.heading, {}};
    if (question.numbered) {
      shown.key = option.beside ? std::string(1, letters[beside++ % letters.size()]) : option.code;
    } else if (question.kind == QuestionKind::ranking && question.options.size() <= letters.size()) {
      // A figure beside a box for a figure reads as if somebody had written it.
      shown.key = std::string(1, letters[at]);
    } else if (question.options.size() <= one_sign.size()) {
      shown.key = std::string(1, one_sign[at]);
    } else {
      shown.key = (at < 9 ? "0" : "") + std::to_string(at + 1);
    }
    shown.begins_alone = option.alone && (at == 0 || !question.options[at - 1].alone);
    out.push_back(std::move(shown));
    ++at;
  }
  return out;
}

std::vector<PaperPart> paper_form(const forms::Form& form) { return paper_form(form, Catalogue::english()); }

std::vector<PaperPart> paper_form(const forms::Form& as_asked, const Catalogue& words) {
  const auto form = forms::personal_last(forms::without_hidden(as_asked), words);
  std::vector<PaperPart> parts;
  const auto numbers = forms::question_numbers(form);
  std::int64_t personal = 0;
  for (std::size_t at = 0; at < form.pages.size(); ++at) {
    const auto& page = form.pages[at];
    auto& part = parts.emplace_back();
    if (const auto condition = asking::condition_of_page_in_words(form, at, words); !condition.empty())
      part.condition = condition + ".";
    part.title = page.title;
    part.torn_off = std::ranges::any_of(page.questions, &Question::personal);
    part.words = page.introduction;
    if (const auto told = told_when_asked(form, page, words); !told.empty())
      part.words += (part.words.empty() ? "" : " ") + told;
    std::string shown;
    std::size_t section = 0;
    for (const auto& question : page.questions) {
      const auto grid = asking::grid_around(form, question);
      if (!grid.empty() && question.comment_on != grid) {
        if (std::exchange(shown, grid) == grid) continue;  // its table holds all its statements
        std::vector<const Question*> rows;
        for (const auto& one : page.questions) {
          if (one.grid == grid) rows.push_back(&one);
        }
        part.questions.push_back(grid_on_paper(form, rows, words));
        part.questions.back().information = question.information;
      } else {
        part.questions.push_back(question_on_paper(form, question, words));
      }
      // A comment is part of the question that it stands below.
      if (question.comment_on.empty())
        part.questions.back().number = question.personal ? ++personal : numbers.at(question.code).number;
      if (std::exchange(section, question.section) == question.section) continue;
      if (const auto* head = forms::section_of(page, question); head != nullptr) {
        part.questions.back().section = head->title;
        const auto condition = asking::condition_of_section_in_words(form, *head, question, words);
        if (!condition.empty()) part.questions.back().section_condition = condition + ".";
      }
    }
    if (const auto end = words.is_english() ? asking::end_in_words(form, at) : form.pages[at].end_thanks; !end.empty())
      part.end = end;
  }
  return parts;
}

std::string what_may_be_left_out(const std::vector<PaperPart>& parts, bool anonymous) {
  bool marked = false;
  bool free = false;
  for (const auto& part : parts) {
    for (const auto& question : part.questions) {
      const auto is_marked = [](const PaperStatement& statement) { return statement.label.ends_with(" *"); };
      marked = marked || question.required || std::ranges::any_of(question.statements, is_marked);
      free = free || !question.required;
    }
  }
  if (!marked) return anonymous ? "Leave out what you like." : "";
  if (!free) return "Please answer every question.";
  return std::string("Please answer the questions marked *.") +
         (anonymous ? " Leave out what you like of the others." : "");
}

std::string paper_thanks(const forms::Form& form, const Catalogue& words) {
  return form.thanks.empty() ? say(words, "Thank you.") : form.thanks;
}

std::string leave_it_here(const Catalogue& words) { return say(words, "Leave it on your table or at the door."); }

std::string paper_mark(const forms::Form& form) {
  std::string words;
  for (const auto* question : form.questions()) {
    if (question->personal) continue;  // typed in by themselves
    words += question->code + '\n' + question->label + '\n';
    for (const auto& option : question->options) words += option.code + '\t' + option.label + '\n';
  }
  constexpr std::string_view signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  constexpr std::size_t length = 4;
  auto rest = std::stoull(fingerprint(words).substr(0, 12), nullptr, 16);
  std::string mark;
  for (std::size_t at = 0; at < length; ++at, rest /= signs.size()) mark += signs[rest % signs.size()];
  return mark;
}

}  // namespace muster::feedback
