// What other pages decide is decided here; of a choice it is worked out which options decide, so that a script knows
// no order of scales.
#include "shown_when.hpp"

#include <muster/domain/forms/bound_form.hpp>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace muster::asking {
namespace {

using query::Filter;
using query::Operator;

/// A condition that may be known already.
struct Sign {
  std::optional<bool> known;
  std::string text;
  bool here = false;  ///< something of it stands on the page
};

Sign known(bool holds) { return {holds, holds ? "1" : "0", false}; }

std::string encoded(const std::string& value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char byte : value) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80U && (std::isalnum(code) != 0 || byte == '_' || byte == '-' || byte == '.')) {
      out += byte;
    } else {
      out += '%';
      out += digits[code >> 4U];
      out += digits[code & 15U];
    }
  }
  return out;
}

class Signs {
 public:
  explicit Signs(const PageAnswered& at) : at_(at) {}

  [[nodiscard]] Sign of(const Filter& filter) const {
    switch (filter.kind) {
      case Filter::Kind::comparison:
        return comparison(filter);
      case Filter::Kind::none_of:
        return denied(of(filter.children.front()));
      case Filter::Kind::all_of:
        return joined(filter.children, "& ", false);
      case Filter::Kind::any_of:
        return joined(filter.children, "| ", true);
    }
    return known(true);
  }

 private:
  static Sign denied(Sign sign) {
    if (sign.known) return {!*sign.known, *sign.known ? "0" : "1", sign.here};
    return {std::nullopt, "! " + sign.text, sign.here};
  }

  /// `decides`: with which of its parts all of it is known.
  [[nodiscard]] Sign joined(const std::vector<Filter>& filters, const char* sign, bool decides) const {
    Sign all{!decides, decides ? "0" : "1", false};
    for (const auto& filter : filters) {
      auto one = of(filter);
      const bool here = all.here || one.here;
      if (one.known == decides) return {decides, decides ? "1" : "0", here};
      if (!one.known) all = all.known ? std::move(one) : Sign{std::nullopt, sign + all.text + " " + one.text, here};
      all.here = here;
    }
    return all;
  }

  [[nodiscard]] Sign comparison(const Filter& filter) const {
    const auto& questions = at_.form.pages[at_.page].questions;
    const auto found = std::ranges::find_if(
        questions, [&](const auto& question) { return question.code == filter.name && !question.hidden; });
    if (found == questions.end()) return known(forms::BoundCondition(at_.form, filter).holds(at_.answers));
    const auto name = at_.names + filter.name;
    if (filter.op == Operator::is_answered) return here(name + "?");
    return found->has_options() ? by_option(filter, *found, name) : by_value(filter, *found, name);
  }

  static Sign here(std::string text) { return {std::nullopt, std::move(text), true}; }

  /// Whoever chose nothing meets no comparison but "is not".
  static Sign by_option(const Filter& filter, const forms::Question& question, const std::string& name) {
    const std::vector<query::Field> fields{forms::field_of(question)};
    const bool without = query::matches(filter, {}, fields);
    std::string codes;
    for (const auto& option : question.options) {
      if (query::matches(filter, {{question.code, {option.code}}}, fields) == without) continue;
      codes += (codes.empty() ? "" : ",") + option.code;
    }
    if (codes.empty()) return {without, without ? "1" : "0", true};
    auto sign = here(name);
    sign.text += "=" + codes;
    return without ? denied(std::move(sign)) : sign;
  }

  static Sign by_value(const Filter& filter, const forms::Question& question, const std::string& name) {
    const char* same = question.kind == forms::QuestionKind::number ? "#" : ":";
    const auto one = [&](const char* sign, const std::string& value) { return here(name + sign + encoded(value)); };
    const auto& first = filter.values.front();
    switch (filter.op) {
      case Operator::less:
        return one("<", first);
      case Operator::less_or_equal:
        return one("{", first);
      case Operator::greater:
        return one(">", first);
      case Operator::greater_or_equal:
        return one("}", first);
      case Operator::contains:
        return one("~", first);
      case Operator::not_equal:
        return denied(one(same, first));
      default: {
        auto any = one(same, first);
        for (std::size_t at = 1; at < filter.values.size(); ++at)
          any.text = "| " + any.text + " " + one(same, filter.values[at]).text;
        return any;
      }
    }
  }

  const PageAnswered& at_;
};

}  // namespace

std::optional<std::string> shown_when(const PageAnswered& at, const query::Filter& condition) {
  auto sign = Signs(at).of(condition);
  return sign.here ? std::optional(std::move(sign.text)) : std::nullopt;
}

}  // namespace muster::asking
