#pragma once
// One evaluator for matches() and reach(): comparisons over states, some of which are known only as "answered".

#include <muster/kit/query/filter.hpp>

#include <functional>

namespace muster::query {

enum class Truth { no, yes, perhaps };

/// What one field holds. No values means not answered; `opaque` means answered with something that is not known.
struct FieldContent {
  std::vector<std::string> values;
  bool opaque = false;
  [[nodiscard]] bool answered() const { return opaque || !values.empty(); }
};

/// Finds the state and the definition of a field by its name; neither may be nullptr in a bound filter.
struct KnownField {
  const FieldContent* state = nullptr;
  const Field* field = nullptr;
};
using Lookup = std::function<KnownField(const std::string& name)>;

[[nodiscard]] Truth evaluate(const Filter& filter, const Lookup& lookup);
/// What one comparison says of one field.
[[nodiscard]] Truth compare(const Filter& comparison, const KnownField& known);

}  // namespace muster::query
