// The canonical text of a form, laid out as on paper: code and label, kind, options below each other.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/opposites.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/domain/forms/translation.hpp>

#include "domain/forms/reading/comment_codes.hpp"
#include "domain/forms/reading/draft.hpp"
#include "form_notes.hpp"
#include "print_with_notes.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

namespace muster::forms {
namespace {

constexpr std::size_t widest = 100;
constexpr const char* margin = "             ";            // under the label, as on the paper form
constexpr const char* hint_margin = "                  ";  // under the text that follows the word hint

/// The text in quotes; a long one in several, broken at single spaces, each on a line of its own at `indent`.
std::string long_text(const std::string& text, const std::string& indent) {
  if (character_count(text) + indent.size() <= widest) return lang::quoted_text(text);
  const auto is_break = [&](std::size_t at) {
    return text[at] == ' ' && at > 0 && at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ';
  };
  std::string out;
  std::size_t start = 0;
  std::size_t last_break = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_break(at)) continue;
    if (at - start + indent.size() > widest && last_break > start) {
      out += lang::quoted_text(text.substr(start, last_break - start)) + "\n" + indent;
      start = last_break + 1;
    }
    last_break = at;
  }
  if (text.size() - start + indent.size() > widest && last_break > start) {
    out += lang::quoted_text(text.substr(start, last_break - start)) + "\n" + indent;
    start = last_break + 1;
  }
  return out + lang::quoted_text(text.substr(start));
}

std::string also(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "also " : ", ") + lang::quoted_text(name);
  return out;
}

/// Of a grid whose statements have ends of their own, the numbers alone.
std::string bare_numbers(const Question& question) {
  return "from " + std::to_string(std::llround(*question.low)) + " to " + std::to_string(std::llround(*question.high));
}

std::string numbers(const Question& question) {
  const auto end = [](double number, const std::string& label) {
    return std::to_string(std::llround(number)) + (label.empty() ? "" : " " + lang::quoted_text(label));
  };
  return "from " + end(*question.low, question.low_label) + " to " + end(*question.high, question.high_label) +
         (question.net_score ? "  nps" : "");
}

std::string tick_limits(const Question& question) {
  std::string out;
  if (question.at_least > 0) out += "  at least " + std::to_string(question.at_least);
  if (question.at_most > 0) out += "  at most " + std::to_string(question.at_most);
  return out;
}

std::string most_words(const Question& question) {
  return question.most_words == 0 ? std::string() : "  at most " + std::to_string(question.most_words) + " words";
}

std::string measure(const Question& question) {
  std::string out;
  if (question.decimals > 0) out += "  decimals " + std::to_string(question.decimals);
  if (!question.unit.empty()) out += "  unit " + lang::quoted_text(question.unit);
  return out;
}

std::string total(const Grid& grid) {
  return grid.total ? "  adds up to " + std::to_string(std::llround(*grid.total)) : std::string();
}

std::string bare_kind(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pick_one:
      return question.ordered && !question.has_good_end() ? "pick one  as scale" : "pick one";
    case QuestionKind::pick_any:
      return "pick any" + tick_limits(question);
    case QuestionKind::scale:
      if (question.numbered) return numbers(question);
      return question.scale.empty() ? "scale" : "scale " + question.scale;
    case QuestionKind::short_text:
      if (question.format == TextFormat::district) return std::string(format_name(TextFormat::postcode));
      if (question.format != TextFormat::any) return std::string(format_name(question.format));
      return (question.limit > 0 ? "text up to " + std::to_string(question.limit) : "text") + most_words(question);
    case QuestionKind::long_text:
      return "lines " + std::to_string(question.limit) + most_words(question);
    case QuestionKind::words:
      return "words up to " + std::to_string(question.limit);
    case QuestionKind::ranking:
      return question.limit > 0 ? "rank up to " + std::to_string(question.limit) : "rank";
    case QuestionKind::number:
      break;
  }
  if (!question.low || !question.high) return "number" + measure(question);
  return "number from " + std::to_string(std::llround(*question.low)) + " to " +
         std::to_string(std::llround(*question.high)) + measure(question);
}

const Scale* scale_named(const Form& form, const std::string& name) {
  const auto found = std::find_if(form.scales.begin(), form.scales.end(),
                                  [&](const Scale& scale) { return !name.empty() && scale.name == name; });
  return found == form.scales.end() ? nullptr : &*found;
}

/// The kind with what says how its answers are to be read.
std::string kind(const Question& question, const Form& form) {
  auto out = bare_kind(question);
  const auto* shared = scale_named(form, question.scale);
  if (!question.net_score && question.direction != (shared == nullptr ? Direction::as_written : shared->direction))
    out += "  " + std::string(direction_name(question.direction));
  if (question.personal) out += "  personal";
  if (question.prefilled) out += question.hidden ? "  hidden" : "  prefilled";
  if (!question.headline.empty()) out += "  headline " + lang::quoted_text(question.headline);
  if (!question.options_from.empty()) out += "  options from " + question.options_from;
  return out;
}

std::string padded(const std::string& text, std::size_t width) {
  const auto length = character_count(text);
  return length < width ? text + std::string(width - length, ' ') : text;
}

/// Lines of the form with the notes that stood before and behind them.
class Printer {
 public:
  Printer(const Form& form, const FormNotes& notes) : form_(form), notes_(notes) {}

  std::string run() {
    line("form", "", "form " + form_.name + " " + long_text(form_.title, "     "));
    if (form_.anonymous) line("anonymous", "  ", "anonymous");
    line("suppress", "  ", "suppress below " + std::to_string(form_.suppress_below));
    if (form_.language != "en") line("language", "  ", "language " + form_.language);
    if (form_.quote_with_consent) line("quote", "  ", "quote with consent");
    if (form_.delete_personal_after > 0)
      line("delete", "  ", "delete personal after " + std::to_string(form_.delete_personal_after) + " days");
    if (!form_.breakdown.empty()) line("breakdown", "  ", "breakdown " + joined(form_.breakdown, ", "));
    for (const auto& index : form_.indexes)
      line("index " + index.code, "  ",
           "index " + index.code + " " + lang::quoted_text(index.label) + " of " + joined(index.items, ", ") +
               (index.usability_scale ? " sus" : ""));
    if (!form_.introduction.empty())
      line("introduction", "  ", "introduction\n    " + long_text(form_.introduction, "    "));
    if (!form_.thanks.empty()) line("thanks", "  ", "thanks\n    " + long_text(form_.thanks, "    "));
    for (const auto& scale : form_.scales) print(scale);
    for (std::size_t at = 0; at < form_.pages.size(); ++at) print(form_.pages[at], at);
    for (const auto& translation : form_.translations) print(translation);
    if (notes_.before.contains("end")) out_ += "\n";
    before("end", "");
    return std::move(out_);
  }

 private:
  void before(const std::string& key, const std::string& indent) {
    const auto found = notes_.before.find(key);
    if (found == notes_.before.end()) return;
    for (const auto& note : found->second) out_ += indent + note + "\n";
  }

  void line(const std::string& key, const std::string& indent, const std::string& text) {
    before(key, indent);
    out_ += indent + text;
    const auto found = notes_.behind.find(key);
    if (found != notes_.behind.end()) out_ += "  " + joined(found->second, " ");
    out_ += "\n";
  }

  void print(const Scale& scale) {
    out_ += "\n";
    const auto direction = std::string(direction_name(scale.direction));
    line("scale " + scale.name, "", "scale " + scale.name + (direction.empty() ? "" : " " + direction) + ":");
    options("scale " + scale.name, scale.options, "( ) ", "  ", {});
  }

  void print(const Translation& translation) {
    out_ += "\n";
    const auto key = "language " + translation.language;
    line(key, "", key);
    for (const auto& [text_key, text] : in_order(translation, form_)) {
      const auto head = padded(text_key, 20) + " ";
      const std::string indent(head.size() + 2, ' ');
      line(key + " text " + text_key, "  ", head + long_text(text, indent));
    }
  }

  void print(const Page& page, std::size_t number) {
    out_ += "\n";
    const auto key = "page " + std::to_string(number);
    line(key, "",
         "page " + lang::quoted_text(page.title) + (page.for_each.empty() ? "" : " for each " + page.for_each));
    if (page.ask_if) line(key + " ask if", "  ", "ask if " + query::print_filter(*page.ask_if));
    if (!page.introduction.empty())
      line(key + " introduction", "  ", "introduction\n    " + long_text(page.introduction, "    "));
    if (page.ask_if || !page.introduction.empty()) out_ += "\n";
    bool first = true;
    std::string grid;
    std::size_t section = 0;
    for (const auto& question : page.questions) {
      if (form_.quote_with_consent && question.code == consent_code) continue;  // the form says it on top
      if (!question.comment_on.empty()) continue;                               // stands behind what it is about
      if (!question.grid.empty() && question.grid == grid) {
        print_row(question);
        continue;
      }
      if (!first) out_ += "\n";
      first = false;
      if (std::exchange(section, question.section) != question.section)
        print(page.sections[section - 1], key + " section " + std::to_string(section));
      information(question);
      grid = question.grid;
      if (grid.empty()) {
        print(question);
      } else {
        print_grid(*page_grid(page, grid), question);
        print_row(question);
      }
    }
    if (!page.end_if) return;
    out_ += "\n";
    line(key + " end if", "  ", "end if " + query::print_filter(*page.end_if));
    if (!page.end_thanks.empty()) line(key + " thanks", "    ", "thanks " + long_text(page.end_thanks, "           "));
  }

  void print(const Section& section, const std::string& key) {
    line(key, "  ", "section " + lang::quoted_text(section.title));
    if (section.ask_if) line(key + " ask if", "  ", "ask if " + query::print_filter(*section.ask_if));
    out_ += "\n";
  }

  static const Grid* page_grid(const Page& page, const std::string& code) {
    const auto found =
        std::find_if(page.grids.begin(), page.grids.end(), [&](const Grid& grid) { return grid.code == code; });
    return found == page.grids.end() ? nullptr : &*found;
  }

  void information(const Question& question) {
    if (question.information.empty()) return;
    line("question " + (question.grid.empty() ? question.code : question.grid) + " information", "  ",
         "information\n    " + long_text(question.information, "    "));
    out_ += "\n";
  }

  /// Label and kind behind a code, on one line where they fit.
  static std::string headed(const std::string& code, const std::string& label, const std::string& kind_text) {
    const std::string below = std::string("\n") + margin;
    const std::string head = "  " + code;
    const auto quoted = lang::quoted_text(label);
    if (head.size() < 13 && character_count(quoted) + 13 + kind_text.size() + 2 <= widest)
      return padded(head, 12) + " " + quoted + "  " + kind_text;
    return head + below + long_text(label, margin) + below + kind_text;
  }

  /// The statements of a grid have one condition, one * and one scale.
  void print_grid(const Grid& grid, const Question& first) {
    const auto key = "question " + grid.code;
    line(key, "  ",
         headed(grid.code + (first.required ? "*" : ""), grid.label, "grid " + kind_of_grid(first) + total(grid))
             .substr(2));
    if (!grid.also.empty()) line(key + " also", margin, also(grid.also));
    details(key, grid.hint, first);
    comment(grid.code, key);
    if (first.numbered) {
      std::vector<Option> beside;
      std::copy_if(first.options.begin(), first.options.end(), std::back_inserter(beside),
                   [](const Option& option) { return option.beside; });
      options(key, beside, "( ) ", margin, {});
    } else if (first.scale.empty()) {
      options(key, first.options, first.kind == QuestionKind::pick_any ? "[ ] " : "( ) ", margin, {});
    }
  }

  [[nodiscard]] std::string kind_of_grid(const Question& first) const {
    if (!first.numbered) return first.scale.empty() ? bare_kind(first) : "scale " + first.scale;
    for (const auto* row : form_.questions()) {
      if (row->grid == first.grid && !is_between_opposites(*row)) return numbers(*row);
    }
    return bare_numbers(first);
  }

  void print_row(const Question& row) {
    const auto key = "question " + row.grid + " row " + row.code;
    auto text = padded("- " + row.code, 12) + " ";
    text += is_between_opposites(row) ? lang::quoted_text(row.low_label) + " to " + lang::quoted_text(row.high_label)
                                      : long_text(row.label, "               ");
    const auto* shared = scale_named(form_, row.scale);
    if (row.direction != (shared == nullptr ? Direction::as_written : shared->direction))
      text += "  " + std::string(direction_name(row.direction));
    if (!row.headline.empty()) text += "  headline " + lang::quoted_text(row.headline);
    if (const auto* asked = form_.question(comment_code(row.code)); is_comment_on(asked, row.code))
      text += "  comment " + lang::quoted_text(asked->label);
    if (!row.also.empty()) text += "  " + also(row.also);
    line(key, margin, text);
  }

  bool is_numbered(const std::string& code) const {
    const auto* asked = form_.question(code);
    return asked != nullptr && asked->numbered;
  }

  static bool is_comment_on(const Question* asked, const std::string& code) {
    return asked != nullptr && asked->comment_on == code;
  }

  void comment(const std::string& code, const std::string& key) {
    const auto* asked = form_.question(comment_code(code));
    if (!is_comment_on(asked, code)) return;
    line(key + " comment", margin, "comment " + long_text(asked->label, "                     "));
  }

  void details(const std::string& key, const std::string& hint, const Question& question) {
    if (!hint.empty()) line(key + " hint", margin, "hint " + long_text(hint, hint_margin));
    if (!question.if_missing.empty())
      line(key + " if missing", margin, "if missing " + lang::quoted_text(question.if_missing));
    if (const auto own = own_condition(form_, question))
      line(key + " ask if", margin, "ask if " + query::print_filter(*own));
  }

  void print(const Question& question) {
    auto text = headed(question.code + (question.required ? "*" : ""), question.label, kind(question, form_));
    if (!question.group.empty()) text += "  group " + question.group;
    if (question.cloud == Cloud::plain) text += "  cloud";
    if (question.cloud == Cloud::red) text += "  cloud red";
    if (question.cloud == Cloud::green) text += "  cloud green";
    const auto key = "question " + question.code;
    line(key, "  ", text.substr(2));
    if (!question.also.empty()) line(key + " also", margin, also(question.also));
    details(key, question.hint, question);
    comment(question.code, key);
    if (question.scale.empty())
      options(key, question.options, has_boxes(question.kind) ? "[ ] " : "( ) ", margin, question.code);
  }

  void options(const std::string& key, const std::vector<Option>& options, const std::string& mark,
               const std::string& indent, const std::string& question) {
    std::size_t code_width = 0;
    std::size_t label_width = 0;
    const auto code_of = [&](const Option& option) {
      return (option.beside ? "beside " : mark) + option.code + (option.write_in ? " ..." : "");
    };
    const auto behind = [&](const Option& option) {
      std::string text = option.alone ? "  alone" : "";
      const auto* asked = form_.question(comment_code(question, option.code));
      if (is_comment_on(asked, question)) text += "  comment " + lang::quoted_text(asked->label);
      if (!option.also.empty()) text += "  " + also(option.also);
      return option.only_if ? text + "  only if " + query::print_filter(*option.only_if) : text;
    };
    for (const auto& option : options) {
      if (!option.beside && is_numbered(question)) continue;
      code_width = std::max(code_width, code_of(option).size());
      if (!behind(option).empty())
        label_width = std::max(label_width, character_count(lang::quoted_text(option.label)));
    }
    for (const auto& option : options) {
      if (!option.beside && is_numbered(question)) continue;  // its kind says which there are
      const auto part = key + " option " + option.code;
      if (!option.heading.empty()) line(part + " heading", indent, "heading " + lang::quoted_text(option.heading));
      const auto label = lang::quoted_text(option.label);
      const auto more = behind(option);
      line(part, indent,
           padded(code_of(option), code_width) + "  " + (more.empty() ? label : padded(label, label_width) + more));
    }
  }

  const Form& form_;
  const FormNotes& notes_;
  std::string out_;
};

}  // namespace

std::string print_form(const Form& form) {
  const FormNotes none;
  const auto written = as_written(form);
  return Printer(written, none).run();
}

Result<std::string> print_form_text(std::string_view text, std::string source) {
  const auto form = parse_form(text, std::move(source));
  if (!form.ok()) return form.error();
  return print_with_notes(as_written(*form), text);
}

std::string print_with_notes(const Form& written, std::string_view text) {
  const auto notes = notes_of(text);
  return Printer(written, notes).run();
}

}  // namespace muster::forms
