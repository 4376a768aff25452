// Decides whether a condition can hold at all, by trying every state of the fields that it names.

#include "evaluate.hpp"

#include <muster/kit/query/reach.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace muster::query {
namespace {

constexpr std::size_t most_states = 50'000;
constexpr std::size_t most_steps = 200'000;       // comparisons, over all states
constexpr std::size_t most_ticked_together = 12;  // 2^12 sets of codes

struct Mentions {
  std::vector<std::string> names;  ///< each once, in order of first mention
  std::map<std::string, std::vector<std::string>> values;
  std::size_t comparisons = 0;
};

void collect(const Filter& filter, Mentions& mentions) {
  for (const auto& child : filter.children) collect(child, mentions);
  if (filter.kind != Filter::Kind::comparison) return;
  if (!mentions.values.contains(filter.name)) mentions.names.push_back(filter.name);
  ++mentions.comparisons;
  auto& values = mentions.values[filter.name];
  values.insert(values.end(), filter.values.begin(), filter.values.end());
}

/// Numbers are counted in steps of their last digit: 2.5 with one digit behind the point is 25 steps.
using Steps = long long;

std::string digits(Steps steps, std::size_t decimals) {
  const bool negative = steps < 0;
  auto text = std::to_string(negative ? -steps : steps);
  if (decimals > 0) {
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, ".");
  }
  return (negative ? "-" : "") + text;
}

/// Every number that can tell two comparisons apart: those named, their neighbours and the ends of the range.
std::vector<FieldContent> number_states(const Field& field, const std::vector<std::string>& named,
                                        std::size_t decimals) {
  constexpr double most = 1e15;
  const double scale = std::pow(10.0, static_cast<double>(decimals));
  // A fraction is no double: what lies within a thousandth of a step is that step.
  const auto below = [&](double number) { return static_cast<Steps>(std::floor(number * scale + 1e-3)); };
  const auto above = [&](double number) { return static_cast<Steps>(std::ceil(number * scale - 1e-3)); };
  const auto can_be_counted = [&](double number) { return std::abs(number) * scale <= most; };
  std::set<Steps> numbers;
  const auto add = [&](Steps number) {
    if (field.low && can_be_counted(*field.low) && number < above(*field.low)) return;
    if (field.high && can_be_counted(*field.high) && number > below(*field.high)) return;
    numbers.insert(number);
  };
  if (field.low && can_be_counted(*field.low)) add(above(*field.low));
  if (field.high && can_be_counted(*field.high)) add(below(*field.high));
  for (const auto& text : named) {
    const auto number = parse_decimal(text);
    if (!number || !can_be_counted(*number)) continue;
    for (const Steps near : {below(*number) - 1, below(*number), above(*number), above(*number) + 1}) add(near);
  }
  std::vector<FieldContent> states;
  states.reserve(numbers.size());
  for (const auto number : numbers) states.push_back({{digits(number, decimals)}, false});
  if (states.empty()) states.push_back({{}, true});
  return states;
}

std::vector<FieldContent> code_states(const Field& field) {
  std::vector<FieldContent> states;
  if (!field.many) {
    for (const auto& code : field.codes) states.push_back({{code}, false});
    return states;
  }
  if (field.codes.size() > most_ticked_together) return {{{}, true}};
  for (std::size_t set = 1; set < (std::size_t{1} << field.codes.size()); ++set) {
    FieldContent state;
    for (std::size_t code = 0; code < field.codes.size(); ++code) {
      if ((set >> code & 1U) != 0) state.values.push_back(field.codes[code]);
    }
    states.push_back(std::move(state));
  }
  return states;
}

std::vector<FieldContent> states_of(const Field& field, const std::vector<std::string>& named, std::size_t decimals) {
  std::vector<FieldContent> states;
  if (!field.codes.empty())
    states = code_states(field);
  else if (field.ordered)
    states = number_states(field, named, decimals);
  else
    states.push_back({{}, true});
  if (!field.required) states.emplace_back();
  return states;
}

}  // namespace

Possibility reach(const Filter& filter, const std::vector<Field>& fields) { return reach(filter, fields, {}); }

Possibility reach(const Filter& filter, const std::vector<Field>& fields, const Decimals& decimals) {
  Mentions mentions;
  collect(filter, mentions);
  std::vector<const Field*> used;
  std::vector<std::vector<FieldContent>> states;
  std::size_t product = 1;
  for (const auto& name : mentions.names) {
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == name; });
    if (field == fields.end()) return Possibility::sometimes;
    used.push_back(&*field);
    const auto behind = decimals.find(name);
    states.push_back(states_of(*field, mentions.values[name], behind == decimals.end() ? 0 : behind->second));
    product *= states.back().size();
    if (product > most_states || product * mentions.comparisons > most_steps) return Possibility::sometimes;
  }
  std::vector<std::size_t> turn(used.size(), 0);
  const Lookup lookup = [&](const std::string& name) {
    const auto at = static_cast<std::size_t>(std::find(mentions.names.begin(), mentions.names.end(), name) -
                                             mentions.names.begin());
    return KnownField{&states[at][turn[at]], used[at]};
  };
  bool holds = false;
  bool fails = false;
  for (std::size_t round = 0; round < product; ++round) {
    auto rest = round;
    for (std::size_t at = 0; at < used.size(); ++at) {
      turn[at] = rest % states[at].size();
      rest /= states[at].size();
    }
    const auto truth = evaluate(filter, lookup);
    holds = holds || truth != Truth::no;
    fails = fails || truth != Truth::yes;
    if (holds && fails) return Possibility::sometimes;
  }
  return holds ? Possibility::always : Possibility::never;
}

}  // namespace muster::query
