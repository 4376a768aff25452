// Evaluates a filter over known states, in three-valued logic so that free text may stay unknown.

#include "evaluate.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::query {
namespace {

Truth as_truth(bool holds) { return holds ? Truth::yes : Truth::no; }

Truth opposite(Truth truth) {
  if (truth == Truth::perhaps) return Truth::perhaps;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

bool has_codes(const KnownField& known) { return known.field != nullptr && !known.field->codes.empty(); }

bool same(const KnownField& known, const std::string& left, const std::string& right) {
  if (left == right) return true;
  if (has_codes(known) || known.field == nullptr || !known.field->ordered) return false;
  const auto a = parse_decimal(left);
  const auto b = parse_decimal(right);
  return a && b && *a == *b;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

char small(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool contains(const KnownField& known, const std::string& value, const std::string& wanted) {
  if (has_codes(known)) return value == wanted;
  // Most texts are ASCII, which is composed and folds letter by letter: a million are looked through at once.
  if (is_ascii(value) && is_ascii(wanted)) {
    return std::search(value.begin(), value.end(), wanted.begin(), wanted.end(),
                       [](char left, char right) { return small(left) == small(right); }) != value.end() ||
           wanted.empty();
  }
  return lower_case(to_nfc(value)).find(lower_case(to_nfc(wanted))) != std::string::npos;
}

/// Where the value stands: its number, or the rank of its code.
std::optional<double> rank(const KnownField& known, const std::string& value) {
  if (!has_codes(known)) return parse_decimal(value);
  if (!known.field->ordered) return std::nullopt;
  const auto& beside = known.field->beside;
  if (std::find(beside.begin(), beside.end(), value) != beside.end()) return std::nullopt;
  const auto found = std::find(known.field->codes.begin(), known.field->codes.end(), value);
  if (found == known.field->codes.end()) return std::nullopt;
  return static_cast<double>(found - known.field->codes.begin());
}

bool compares(const KnownField& known, Operator op, const std::string& value, const std::string& wanted) {
  const auto left = rank(known, value);
  const auto right = rank(known, wanted);
  if (!left || !right) return false;
  switch (op) {
    case Operator::less:
      return *left < *right;
    case Operator::less_or_equal:
      return *left <= *right;
    case Operator::greater:
      return *left > *right;
    default:
      return *left >= *right;
  }
}

}  // namespace

Truth compare(const Filter& filter, const KnownField& known) {
  const bool answered = known.state != nullptr && known.state->answered();
  if (filter.op == Operator::is_answered) return as_truth(answered);
  if (!answered || filter.values.empty()) return as_truth(filter.op == Operator::not_equal);
  if (known.state->opaque) return Truth::perhaps;
  const auto& wanted = filter.values.front();
  const auto any = [&](auto&& test) {
    return as_truth(std::any_of(known.state->values.begin(), known.state->values.end(), test));
  };
  switch (filter.op) {
    case Operator::equal:
      return any([&](const auto& value) { return same(known, value, wanted); });
    case Operator::not_equal:
      return opposite(any([&](const auto& value) { return same(known, value, wanted); }));
    case Operator::contains:
      return any([&](const auto& value) { return contains(known, value, wanted); });
    case Operator::is_in:
      return any([&](const auto& value) {
        return std::any_of(filter.values.begin(), filter.values.end(),
                           [&](const auto& one) { return same(known, value, one); });
      });
    default:
      return any([&](const auto& value) { return compares(known, filter.op, value, wanted); });
  }
}

Truth evaluate(const Filter& filter, const Lookup& lookup) {
  if (filter.kind == Filter::Kind::comparison) return compare(filter, lookup(filter.name));
  // "none of" is "not any of"; "all of" is "any of" with yes and no exchanged.
  const auto deciding = filter.kind == Filter::Kind::all_of ? Truth::no : Truth::yes;
  Truth truth = opposite(deciding);
  for (const auto& child : filter.children) {
    const auto one = evaluate(child, lookup);
    if (one == deciding) {
      truth = deciding;
      break;
    }
    if (one == Truth::perhaps) truth = Truth::perhaps;
  }
  return filter.kind == Filter::Kind::none_of ? opposite(truth) : truth;
}

bool matches(const Filter& filter, const Values& values, const std::vector<Field>& fields) {
  FieldContent state;
  return evaluate(filter, [&](const std::string& name) {
           KnownField known;
           const auto field =
               std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == name; });
           if (field != fields.end()) known.field = &*field;
           if (const auto found = values.find(name); found != values.end()) {
             state = {found->second, false};
             known.state = &state;
           }
           return known;
         }) == Truth::yes;
}

}  // namespace muster::query
