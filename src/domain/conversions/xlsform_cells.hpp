#pragma once
// What single cells of an XLSForm say: a type with the name of its list, yes and no in all their spellings.

#include "xlsform_types.hpp"

#include <string>

namespace muster::conversions {

/// A type with its list: "select one from fruits or specify other".
struct TypeCell {
  const XlsType* type = nullptr;
  std::string list;
  bool or_other = false;
};

/// The type is nullptr where the cell names none that is known.
[[nodiscard]] TypeCell type_of(const std::string& cell);
[[nodiscard]] bool is_yes(const std::string& cell);
/// An empty cell says no, too.
[[nodiscard]] bool is_no(const std::string& cell);

}  // namespace muster::conversions
