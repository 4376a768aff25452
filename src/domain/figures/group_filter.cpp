// Works on the tree, so that brackets stand where the meaning needs them.
#include "group_filter.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

using query::Filter;
using query::Operator;

bool is_choice(const Filter& filter) {
  return filter.kind == Filter::Kind::comparison && (filter.op == Operator::equal || filter.op == Operator::is_in);
}

void add(std::vector<Filter>& all, const Filter& condition) {
  if (std::find(all.begin(), all.end(), condition) != all.end()) return;
  const auto same = std::find_if(all.begin(), all.end(), [&](const Filter& each) {
    return is_choice(each) && is_choice(condition) && each.name == condition.name;
  });
  if (same == all.end()) {
    all.push_back(condition);
    return;
  }
  for (const auto& value : condition.values) {
    if (std::find(same->values.begin(), same->values.end(), value) == same->values.end()) same->values.push_back(value);
  }
  same->op = same->values.size() == 1 ? Operator::equal : Operator::is_in;
}

}  // namespace

std::optional<std::string> narrowed(const std::string& where, const std::vector<std::string>& conditions) {
  std::vector<Filter> all;
  if (!trimmed(where).empty()) {
    const auto filter = query::parse_filter(where, "filter");
    if (!filter.ok()) return std::nullopt;
    if (conditions.empty()) return trimmed(where);  // nobody's words are changed that nothing was added to
    if (filter->kind == Filter::Kind::all_of)
      all = filter->children;
    else
      all.push_back(*filter);
  }
  for (const auto& text : conditions) {
    const auto condition = query::parse_filter(text, "filter");
    if (!condition.ok()) return std::nullopt;
    add(all, *condition);
  }
  if (all.empty()) return std::string();
  if (all.size() == 1) return query::print_filter(all.front());
  Filter together;
  together.kind = Filter::Kind::all_of;
  together.children = std::move(all);
  return query::print_filter(together);
}

}  // namespace muster::figures
