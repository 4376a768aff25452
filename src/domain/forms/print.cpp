// The canonical text of a form, laid out as on paper: code and label, kind, options below each other.

#include <muster/domain/forms/language.hpp>

#include "kit/lang/text.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
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

std::string bare_kind(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pick_one:
      return question.ordered && !question.has_good_end() ? "pick one  as scale" : "pick one";
    case QuestionKind::pick_any:
      return "pick any";
    case QuestionKind::scale:
      return question.scale.empty() ? "scale" : "scale " + question.scale;
    case QuestionKind::short_text:
      return question.limit > 0 ? "text up to " + std::to_string(question.limit) : "text";
    case QuestionKind::long_text:
      return "lines " + std::to_string(question.limit);
    case QuestionKind::words:
      return "words up to " + std::to_string(question.limit);
    case QuestionKind::number:
      break;
  }
  if (!question.low || !question.high) return "number";
  return "number from " + std::to_string(std::llround(*question.low)) + " to " +
         std::to_string(std::llround(*question.high));
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
  if (question.direction != (shared == nullptr ? Direction::as_written : shared->direction))
    out += "  " + std::string(direction_name(question.direction));
  if (!question.headline.empty()) out += "  headline " + lang::quoted_text(question.headline);
  return out;
}

std::string padded(const std::string& text, std::size_t width) {
  const auto length = character_count(text);
  return length < width ? text + std::string(width - length, ' ') : text;
}

std::string options(const std::vector<Option>& options, const std::string& mark, const std::string& indent) {
  std::size_t code_width = 0;
  std::size_t label_width = 0;
  const auto code_of = [&](const Option& option) {
    return (option.beside ? "beside " : mark) + option.code + (option.write_in ? " ..." : "");
  };
  for (const auto& option : options) {
    code_width = std::max(code_width, code_of(option).size());
    if (!option.also.empty()) {
      label_width = std::max(label_width, character_count(lang::quoted_text(option.label)));
    }
  }
  std::string out;
  for (const auto& option : options) {
    const auto label = lang::quoted_text(option.label);
    out += indent + padded(code_of(option), code_width) + "  " +
           (option.also.empty() ? label : padded(label, label_width) + "  " + also(option.also)) + "\n";
  }
  return out;
}

std::string printed(const Question& question, const Form& form) {
  const std::string below = std::string("\n") + margin;
  const std::string head = "  " + question.code + (question.required ? "*" : "");
  const auto label = lang::quoted_text(question.label);
  std::string out;
  const auto kind_text = kind(question, form);
  if (head.size() < 13 && character_count(label) + 13 + kind_text.size() + 2 <= widest) {
    out = padded(head, 12) + " " + label + "  " + kind_text;
  } else {
    out = head + below + long_text(question.label, margin) + below + kind_text;
  }
  if (!question.group.empty()) out += "  group " + question.group;
  if (question.cloud == Cloud::plain) out += "  cloud";
  if (question.cloud == Cloud::red) out += "  cloud red";
  if (question.cloud == Cloud::green) out += "  cloud green";
  if (!question.also.empty()) out += below + also(question.also);
  if (!question.hint.empty()) out += below + "hint " + long_text(question.hint, hint_margin);
  if (!question.if_missing.empty()) out += below + "if missing " + lang::quoted_text(question.if_missing);
  if (question.ask_if) out += below + "ask if " + query::print_filter(*question.ask_if);
  out += "\n";
  if (!question.scale.empty()) return out;
  return out + options(question.options, question.kind == QuestionKind::pick_any ? "[ ] " : "( ) ", margin);
}

}  // namespace

std::string print_form(const Form& form) {
  std::string out = "form " + form.name + " " + long_text(form.title, "     ") + "\n";
  if (form.anonymous) out += "  anonymous\n";
  out += "  suppress below " + std::to_string(form.suppress_below) + "\n";
  if (form.quote_with_consent) out += "  quote with consent\n";
  if (!form.breakdown.empty()) out += "  breakdown " + joined(form.breakdown, ", ") + "\n";
  if (!form.introduction.empty()) out += "  introduction\n    " + long_text(form.introduction, "    ") + "\n";
  if (!form.thanks.empty()) out += "  thanks\n    " + long_text(form.thanks, "    ") + "\n";
  for (const auto& scale : form.scales) {
    const auto direction = std::string(direction_name(scale.direction));
    out += "\nscale " + scale.name + (direction.empty() ? "" : " " + direction) + ":\n" +
           options(scale.options, "( ) ", "  ");
  }
  for (const auto& page : form.pages) {
    out += "\npage " + lang::quoted_text(page.title) + "\n";
    bool first = true;
    for (const auto& question : page.questions) {
      if (form.quote_with_consent && question.code == consent_code) continue;  // the form says it on top
      if (!first) out += "\n";
      first = false;
      out += printed(question, form);
    }
  }
  return out;
}

}  // namespace muster::forms
