// Filters over whole columns. What a comparison says of a value is asked of the evaluator of single rows, once for each
// code and each different text: there is no second meaning that could differ from it.

#include <muster/kit/query/columns.hpp>

#include "code_words.hpp"
#include "evaluate.hpp"

#include <algorithm>

namespace muster::query {
namespace {

/// A comparison against one field, ready to be asked of many values.
class Judge {
 public:
  Judge(const Filter& comparison, const Field* field) : comparison_(comparison), field_(field) {}

  [[nodiscard]] bool of_none() const { return compare(comparison_, {nullptr, field_}) == Truth::yes; }
  [[nodiscard]] bool of(std::string_view value) {
    state_.values.front().assign(value);
    return compare(comparison_, {&state_, field_}) == Truth::yes;
  }
  /// With several values "!=" holds where it holds of all of them, everything else where it holds of one.
  [[nodiscard]] bool of_all() const { return comparison_.op == Operator::not_equal; }

 private:
  const Filter& comparison_;
  const Field* field_;
  FieldContent state_{{std::string()}, false};
};

std::vector<CodeRange> ranges_of(const std::vector<bool>& truths) {
  std::vector<CodeRange> out;
  for (std::size_t code = 0; code < truths.size(); ++code) {
    if (!truths[code]) continue;
    if (!out.empty() && out.back().high + std::size_t{1} == code)
      out.back().high = static_cast<std::uint8_t>(code);
    else
      out.push_back({static_cast<std::uint8_t>(code), static_cast<std::uint8_t>(code)});
  }
  return out;
}

RowSet of_narrow(const std::vector<std::uint8_t>& codes, const std::vector<bool>& truths) {
  RowSet out(codes.size(), false);
  const auto ranges = ranges_of(truths);
  auto& words = out.words();
  const auto whole = codes.size() / 64;
  for (std::size_t at = 0; at < whole; ++at)
    words[at] = CodeWord(codes.data() + at * 64).within(ranges.data(), ranges.size());
  if (whole < words.size()) {
    const auto left = codes.size() - whole * 64;
    const LastCodes last(codes.data() + whole * 64, left);
    words[whole] = CodeWord(last.begin()).within(ranges.data(), ranges.size()) & ((std::uint64_t{1} << left) - 1);
  }
  return out;
}

RowSet of_codes(const Column& column, Judge& judge) {
  std::vector<bool> truths;
  for (const auto& code : column.codes()) truths.push_back(judge.of(code));
  const bool none = judge.of_none();
  if (column.kind() == Column::Kind::ticks) {
    const bool wanted = !judge.of_all();
    RowSet out(column.rows(), false);
    for (std::size_t code = 0; code < truths.size(); ++code) {
      if (truths[code] == wanted) out |= column.ticks()[code];
    }
    if (!wanted) out.invert();
    auto empty = column.answered();
    empty.invert();
    return none ? out | empty : out - empty;
  }
  if (column.wide().empty()) {
    truths.resize(256, none);
    return of_narrow(column.narrow(), truths);
  }
  truths.resize(65'536, none);
  RowSet out(column.rows(), false);
  for (std::size_t row = 0; row < column.rows(); ++row) {
    if (truths[column.wide()[row]]) out.add(row);
  }
  return out;
}

RowSet of_values(const Column& column, Judge& judge) {
  std::vector<bool> truths;
  truths.reserve(column.different());
  for (std::size_t id = 0; id < column.different(); ++id) truths.push_back(judge.of(column.value(id)));
  const bool none = judge.of_none();
  if (!column.narrow().empty()) {
    truths.resize(256, none);
    return of_narrow(column.narrow(), truths);
  }
  const bool all = judge.of_all();
  RowSet out(column.rows(), false);
  for (std::size_t row = 0; row < column.rows(); ++row) {
    bool any = false;
    bool holds = all;
    column.each_id(row, [&](std::uint32_t id) {
      any = true;
      holds = all ? holds && truths[id] : holds || truths[id];
    });
    if (any ? holds : none) out.add(row);
  }
  return out;
}

RowSet of_comparison(const Filter& comparison, const Table& table) {
  const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                  [&](const auto& field) { return field.name == comparison.name; });
  if (found == table.fields.end()) return {table.rows, Judge(comparison, nullptr).of_none()};
  const auto& column = *table.columns[static_cast<std::size_t>(found - table.fields.begin())];
  if (comparison.op == Operator::is_answered) return column.answered();
  Judge judge(comparison, &*found);
  return column.kind() == Column::Kind::values ? of_values(column, judge) : of_codes(column, judge);
}

}  // namespace

RowSet select(const Filter& filter, const Table& table) {
  if (filter.kind == Filter::Kind::comparison) return of_comparison(filter, table);
  const bool all = filter.kind == Filter::Kind::all_of;
  RowSet out(table.rows, all);
  for (const auto& child : filter.children) {
    if (all ? out.empty() : false) break;
    auto one = select(child, table);
    if (all)
      out &= one;
    else
      out |= one;
  }
  if (filter.kind == Filter::Kind::none_of) out.invert();
  return out;
}

}  // namespace muster::query
