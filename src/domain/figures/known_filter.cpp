// Pushes "not" down to the comparisons, and asks there that the attribute is known.
#include "known_filter.hpp"

#include <algorithm>
#include <utility>

namespace muster::figures {
namespace {

using query::Filter;
using query::Operator;

Filter joined(Filter::Kind kind, std::vector<Filter> children) {
  if (children.size() == 1) return Filter(std::move(children.front()));
  Filter out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

Filter opposite(Filter filter) {
  Filter out;
  out.kind = Filter::Kind::none_of;
  out.children.push_back(std::move(filter));
  return out;
}

class Known {
 public:
  explicit Known(const std::vector<query::Field>& lists) : lists_(lists) {}

  /// Where the filter is true for sure, or else where it is false for sure.
  [[nodiscard]] Filter where(const Filter& filter, bool holds) const {
    if (filter.kind == Filter::Kind::comparison) return comparison(filter, holds);
    if (filter.kind == Filter::Kind::none_of) {
      // "none of" its children: each of them is false; it is false where one of them is true.
      std::vector<Filter> children;
      for (const auto& child : filter.children) children.push_back(where(child, !holds));
      return joined(holds ? Filter::Kind::all_of : Filter::Kind::any_of, std::move(children));
    }
    std::vector<Filter> children;
    for (const auto& child : filter.children) children.push_back(where(child, holds));
    const bool all = (filter.kind == Filter::Kind::all_of) == holds;
    return joined(all ? Filter::Kind::all_of : Filter::Kind::any_of, std::move(children));
  }

 private:
  [[nodiscard]] Filter comparison(const Filter& filter, bool holds) const {
    auto out = holds ? filter : opposite(filter);
    const bool listed = std::ranges::any_of(lists_, [&](const auto& field) { return field.name == filter.name; });
    if (!listed || filter.op == Operator::is_answered) return out;
    // True of nobody unknown: "=" is false of them as it stands, its opposite and "!=" are not.
    if (holds == (filter.op != Operator::not_equal)) return out;
    Filter known;
    known.name = filter.name;
    known.op = Operator::is_answered;
    return joined(Filter::Kind::all_of, {std::move(known), std::move(out)});
  }

  const std::vector<query::Field>& lists_;
};

}  // namespace

Filter of_known(const Filter& filter, const std::vector<query::Field>& lists) {
  return lists.empty() ? filter : Known(lists).where(filter, true);
}

}  // namespace muster::figures
