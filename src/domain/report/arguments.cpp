// Taking apart a block line.

#include "arguments.hpp"

#include "figure_value.hpp"
#include "markdown_reader.hpp"
#include "suggestion.hpp"
#include "told_words.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::report {

Arguments::Arguments(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics)
    : line_(line), scope_(scope), diagnostics_(diagnostics) {
  for (const auto& argument : line.arguments) {
    const bool is_option = !left_.empty() && !left_.back().quoted && left_.back().text == "=";
    (argument.quoted && !is_option ? texts_ : left_).push_back(argument);
  }
}

void Arguments::refuse(const Name& name, std::string message, std::string hint) {
  diagnostics_.add(name.offset, std::max<std::size_t>(1, name.text.size()), std::move(message), std::move(hint));
}

Name Arguments::taken() {
  auto out = left_.front();
  left_.erase(left_.begin());
  offered_.clear();
  return out;
}

void Arguments::offer(std::string what) {
  if (std::find(offered_.begin(), offered_.end(), what) == offered_.end()) offered_.push_back(std::move(what));
}

bool Arguments::at_sign(std::string_view sign) const { return !left_.empty() && left_.front().text == sign; }

const figures::QuestionFigures* Arguments::question() {
  const auto wanted = name();
  if (!wanted) {
    const auto codes = figures::question_codes(scope_.summary);
    refuse(line_.name, "`" + line_.name.text + "` needs the code of a question",
           codes.empty() ? "" : "for example ::: " + line_.name.text + " " + codes.front());
    return nullptr;
  }
  const auto* found = scope_.question_named(wanted->text);
  if (found == nullptr) {
    refuse(*wanted, "the form has no question \"" + wanted->text + "\"",
           suggested(wanted->text, figures::question_codes(scope_.summary)));
  }
  return found;
}

std::optional<Name> Arguments::name() {
  if (left_.empty() || at_sign("=") || at_sign(",")) return std::nullopt;
  return taken();
}

std::optional<Name> Arguments::name_or_text() {
  if (auto out = name()) return out;
  if (texts_.empty()) return std::nullopt;
  auto out = texts_.front();
  texts_.erase(texts_.begin());
  return out;
}

bool Arguments::word(std::string_view word) {
  if (left_.empty() || lower_case(left_.front().text) != word) {
    offer(std::string(word));
    return false;
  }
  (void)taken();
  return true;
}

std::optional<std::int64_t> Arguments::number_after(std::string_view keyword) {
  if (left_.empty() || lower_case(left_.front().text) != keyword) {
    offer(std::string(keyword));
    return std::nullopt;
  }
  const auto said = taken();
  const auto value = name();
  const auto number = value ? parse_integer(value->text) : std::nullopt;
  if (!number || *number < 1 || *number > 1000) {
    refuse(value.value_or(said), "a whole number from 1 to 1,000 must follow `" + said.text + "`",
           "for example " + said.text + " 5");
    return std::nullopt;
  }
  return number;
}

std::optional<Name> Arguments::option() {
  if (!at_sign("=")) {
    offer("=");
    return std::nullopt;
  }
  const auto sign = taken();
  auto out = name();
  if (!out) refuse(sign, "the code of an option must follow \"=\"", "for example = helpful");
  return out;
}

std::vector<Name> Arguments::options() {
  std::vector<Name> out;
  auto next = option();
  while (next) {
    out.push_back(*next);
    next = word("or") ? name() : std::nullopt;
  }
  return out;
}

std::optional<Name> Arguments::sign() {
  for (const std::string_view known : {"<=", ">=", "!=", "<", ">", "="}) {
    if (at_sign(known)) return taken();
  }
  return std::nullopt;
}

std::string_view Arguments::next() const { return left_.empty() ? std::string_view() : left_.front().text; }

std::vector<Name> Arguments::names() {
  std::vector<Name> out;
  while (auto next = name()) {
    out.push_back(*next);
    if (at_sign(",")) (void)taken();
  }
  return out;
}

std::optional<std::string> Arguments::text() {
  if (texts_.empty()) return std::nullopt;
  const auto taken = texts_.front();
  texts_.erase(texts_.begin());
  return read_line_text(told_words(taken.text), taken.offset, scope_, diagnostics_);
}

void Arguments::finish() {
  if (!texts_.empty()) refuse(texts_.front(), "`" + line_.name.text + "` takes no text here", "take it out");
  if (left_.empty()) return;
  const auto& first = left_.front();
  const bool is_sign = first.text.find_first_of("=,<>") != std::string::npos;
  const auto hint = offered_.empty() || is_sign ? std::string("take it out") : suggested(first.text, offered_);
  refuse(first, "did not expect \"" + first.text + "\" after `" + line_.name.text + "`",
         hint.starts_with("write ") ? hint + ", or take it out" : hint);
}

}  // namespace muster::report
