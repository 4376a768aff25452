// Checks a condition against what there is: names, codes and which comparisons a field allows.

#include <muster/kit/query/filter.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>

#include "kit/lang/text.hpp"

#include <algorithm>

namespace muster::query {
namespace {

struct Binding {
  const std::vector<Field>& fields;
  std::string_view text;
  const std::string& source;
  std::vector<Diagnostic> errors;
};

std::string listed(const std::vector<std::string>& items) {
  constexpr std::size_t most_shown = 12;
  std::string out;
  for (std::size_t at = 0; at < items.size() && at < most_shown; ++at) {
    if (at > 0) out += at + 1 == items.size() ? " and " : ", ";
    out += items[at];
  }
  return items.size() > most_shown ? out + ", ..." : out;
}

bool is_ordering(Operator op) {
  return op == Operator::less || op == Operator::less_or_equal || op == Operator::greater ||
         op == Operator::greater_or_equal;
}

void complain(Binding& binding, std::size_t offset, std::string message, std::string hint) {
  binding.errors.push_back(diagnostic_at(binding.text, offset, lang::token_length(binding.text, offset), binding.source,
                                         std::move(message), std::move(hint)));
}

void check_operator(const Filter& filter, const Field& field, Binding& binding) {
  if (is_ordering(filter.op) && !field.ordered) {
    complain(binding, filter.offset,
             "the answers to \"" + filter.name + "\" have no order, so < and > mean nothing here",
             field.many            ? "write \"" + filter.name + " contains ...\""
             : field.codes.empty() ? "ask for a text with contains or \"is answered\""
                                   : "write \"" + filter.name + " = ...\" or \"" + filter.name + " in (...)\"");
  } else if ((filter.op == Operator::equal || filter.op == Operator::not_equal) && field.many) {
    const bool equal = filter.op == Operator::equal;
    complain(binding, filter.offset,
             "\"" + filter.name + "\" may have several answers, so " + (equal ? "=" : "!=") + " is not clear here",
             "write \"" + std::string(equal ? "" : "not ") + filter.name + " contains ...\"");
  } else if (filter.op == Operator::contains && field.ordered && field.codes.empty()) {
    complain(binding, filter.offset, "\"" + filter.name + "\" is a number, and a number contains nothing",
             "compare it with =, <, <=, > or >=");
  } else if (filter.op == Operator::contains && !field.codes.empty() && !field.many) {
    complain(binding, filter.offset, "\"" + filter.name + "\" has one answer, so contains does not fit",
             "write \"" + filter.name + " = ...\"");
  }
}

void check_values(const Filter& filter, const Field& field, Binding& binding) {
  // Only the first value's place is kept; the others of a list are found again by walking its tokens.
  auto offset = filter.value_offset;
  for (const auto& value : filter.values) {
    if (!field.codes.empty()) {
      if (std::find(field.codes.begin(), field.codes.end(), value) == field.codes.end()) {
        auto hint = did_you_mean(value, field.codes);
        if (hint.empty()) hint = "its codes are " + listed(field.codes);
        complain(binding, offset, "\"" + filter.name + "\" has no option \"" + value + "\"", std::move(hint));
      } else if (is_ordering(filter.op) &&
                 std::find(field.beside.begin(), field.beside.end(), value) != field.beside.end()) {
        complain(binding, offset, "\"" + value + "\" stands beside the order of \"" + filter.name + "\"",
                 "write \"" + filter.name + " = " + value + "\"");
      }
    } else if (field.ordered && !parse_decimal(value)) {
      complain(binding, offset, "\"" + filter.name + "\" is a number, and \"" + value + "\" is not",
               "write a number in digits");
    }
    offset = lang::next_token(binding.text, offset + lang::token_length(binding.text, offset), lang::Comments::none);
    offset = lang::next_token(binding.text, std::min(offset + 1, binding.text.size()), lang::Comments::none);
  }
}

void check(const Filter& filter, Binding& binding) {
  for (const auto& child : filter.children) check(child, binding);
  if (filter.kind != Filter::Kind::comparison) return;
  const auto field = std::find_if(binding.fields.begin(), binding.fields.end(),
                                  [&](const auto& one) { return one.name == filter.name; });
  if (field == binding.fields.end()) {
    std::vector<std::string> names;
    for (const auto& one : binding.fields) names.push_back(one.name);
    auto hint = did_you_mean(filter.name, names);
    if (hint.empty() && !names.empty()) hint = "there is " + listed(names);
    complain(binding, filter.offset, "nothing is called \"" + filter.name + "\"", std::move(hint));
    return;
  }
  const auto before = binding.errors.size();
  check_operator(filter, *field, binding);
  if (binding.errors.size() == before) check_values(filter, *field, binding);
}

}  // namespace

std::vector<Diagnostic> bind(const Filter& filter, const std::vector<Field>& fields, std::string_view text,
                             const std::string& source) {
  Binding binding{fields, text, source, {}};
  check(filter, binding);
  return std::move(binding.errors);
}

}  // namespace muster::query
