// The ways in which a figure may be written, and the number that it is.
#include "figure_value.hpp"

#include "suggestion.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>

namespace muster::report {
namespace {

/// Whole per cents, which never say all or none where it is not so.
std::string whole_percent(double share) {
  const auto rounded = std::llround(share * 100);
  if (rounded >= 100 && share < 1) return tell("over 99%");
  if (rounded == 0 && share > 0) return tell("under 1%");
  return grouped(rounded) + "%";
}

std::optional<double> share_of(const Value& value) {
  if (value.ratio) return value.ratio;
  if (!value.count || !value.base || *value.base <= 0 || value.at_least) return std::nullopt;
  return static_cast<double>(*value.count) / static_cast<double>(*value.base);
}

std::string plain(const Value& value) {
  if (value.ratio) return told_share(*value.ratio);
  if (!value.count) return value.text;
  const auto number = told_number(*value.count);
  return value.at_least ? tell("at least {number}", {{"number", number}}) : number;
}

/// Nothing where the figure cannot be written so.
std::optional<std::string> written(const Value& value, std::string_view format) {
  if (format == "percent" && (value.ratio || value.base)) {
    const auto share = share_of(value);
    return share ? whole_percent(*share) : tell("not known");
  }
  if (format == "share" && value.ratio) return told_share(*value.ratio);
  if (!value.count) return std::nullopt;
  if (value.at_least && (format == "words" || format == "of")) return plain(value);
  if (format == "words") return told_small(*value.count);
  if (!value.base) return std::nullopt;
  if (format == "of")
    return tell("{people} of {base}", {{"people", told_number(*value.count)}, {"base", told_number(*value.base)}});
  if (format == "share" && *value.base > 0 && !value.at_least) {
    return told_share(static_cast<double>(*value.count) / static_cast<double>(*value.base));
  }
  if (format == "share") return tell("not known");
  if (format == "interval" && value.interval) return told_range(value.interval->low, value.interval->high);
  return std::nullopt;
}

}  // namespace

Value instead_of(std::string words) {
  Value out;
  out.instead = std::move(words);
  return out;
}

Value hidden_figure() { return instead_of(tell("a number that is not shown (so that nobody can be recognised)")); }

bool is_hidden_figure(std::string_view words) { return words == hidden_figure().instead; }

FigureError error(const Name& name, std::string message, std::string hint) {
  return {name.offset, std::max<std::size_t>(1, name.text.size()), std::move(message), std::move(hint)};
}

const std::vector<std::string>& ways_to_write() {
  static const std::vector<std::string> known{"share", "percent", "interval", "of", "words", "capital"};
  return known;
}

std::variant<std::string, FigureError> formatted(const Value& value, const std::vector<Name>& formats) {
  const auto& known = ways_to_write();
  std::optional<std::string> out;
  bool capital = false;
  for (const auto& format : formats) {
    const auto name = lower_case(format.text);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return error(format, "a figure cannot be written as \"" + format.text + "\"", suggested(name, known));
    }
    if (name == "capital") {
      capital = true;
      continue;
    }
    if (out) return error(format, "a figure is written in one way only", "take one of the two out");
    out = value.instead.empty() ? written(value, name) : value.instead;
    if (!out) {
      std::vector<std::string> fitting;
      for (const auto& way : known)
        if (way == "capital" || written(value, way)) fitting.push_back(way);
      return error(format, "this figure has no \"" + format.text + "\"",
                   "write " + listed(fitting, " or ") + ", or leave the bar out");
    }
  }
  auto text = out.value_or(value.instead.empty() ? plain(value) : value.instead);
  return capital ? capitalised(std::move(text)) : text;
}

std::variant<std::optional<double>, FigureError> number_of(const Value& value, const Expression& expression,
                                                           bool as_share) {
  using Found = std::variant<std::optional<double>, FigureError>;
  if (!value.instead.empty()) return Found(std::in_place_index<0>);
  bool wants_share = as_share;
  for (const auto& format : expression.formats) {
    const auto name = lower_case(format.text);
    if (name == "of" || name == "words" || name == "capital") continue;
    if (name != "share" && name != "percent")
      return error(format, "a condition compares counts and shares only", "write | share, or leave the bar out");
    wants_share = true;
  }
  const auto& first = expression.path.front();
  if (wants_share && (value.ratio || value.base)) return Found(share_of(value));
  if (wants_share) return error(first, "this figure is no share of anything", "compare it with a whole number");
  if (value.count) return Found(static_cast<double>(*value.count));
  if (value.ratio) return Found(value.ratio);
  if (value.number) return Found(value.number);
  return error(first, "this figure is a text, which cannot be compared",
               "compare a count or a share, for example responses or response_rate");
}

}  // namespace muster::report
