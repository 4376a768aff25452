#pragma once
// Conditions made of conditions.

#include <muster/kit/query/filter.hpp>

#include <utility>
#include <vector>

namespace muster::forms {

/// `kind` (all of, any of, none of) over `children`.
[[nodiscard]] inline query::Filter joined(query::Filter::Kind kind, std::vector<query::Filter> children) {
  query::Filter out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

}  // namespace muster::forms
