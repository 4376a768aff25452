// The canonical text of a condition: as few brackets as its meaning needs.

#include <muster/kit/query/filter.hpp>

#include "kit/lang/text.hpp"

#include <algorithm>
#include <array>

namespace muster::query {
namespace {

bool is_bare(const std::string& value) {
  const auto letter_or_digit = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-';
  };
  return !value.empty() && letter_or_digit(value.front()) && std::all_of(value.begin(), value.end(), [&](char byte) {
    return letter_or_digit(byte) || byte == '_' || byte == '.';
  });
}

std::string printed(const std::string& value) { return is_bare(value) ? value : lang::quoted_text(value); }

std::string_view symbol(Operator op) {
  constexpr std::array<std::string_view, 7> symbols{"=", "!=", "<", "<=", ">", ">=", "contains"};
  return symbols.at(static_cast<std::size_t>(op));
}

std::string comparison(const Filter& filter) {
  if (filter.op == Operator::is_answered) return filter.name + " is answered";
  if (filter.op != Operator::is_in) {
    return filter.name + " " + std::string(symbol(filter.op)) + " " +
           (filter.values.empty() ? "\"\"" : printed(filter.values.front()));
  }
  std::string out = filter.name + " in (";
  for (std::size_t at = 0; at < filter.values.size(); ++at) out += (at == 0 ? "" : ", ") + printed(filter.values[at]);
  return out + ")";
}

bool is_group(const Filter& filter) {
  return filter.kind == Filter::Kind::all_of || filter.kind == Filter::Kind::any_of;
}

std::string bracketed(const Filter& filter) { return "(" + print_filter(filter) + ")"; }

}  // namespace

std::string print_filter(const Filter& filter) {
  if (filter.kind == Filter::Kind::comparison) return comparison(filter);
  if (filter.kind == Filter::Kind::none_of) {
    const auto& only = filter.children.front();
    if (only.kind == Filter::Kind::comparison && only.op == Operator::is_answered)
      return only.name + " is not answered";
    return "not " + (is_group(only) ? bracketed(only) : print_filter(only));
  }
  const bool all = filter.kind == Filter::Kind::all_of;
  std::string out;
  for (const auto& child : filter.children) {
    if (!out.empty()) out += all ? " and " : " or ";
    const bool needs_brackets = all ? is_group(child) : child.kind == Filter::Kind::any_of;
    out += needs_brackets ? bracketed(child) : print_filter(child);
  }
  return out;
}

}  // namespace muster::query
