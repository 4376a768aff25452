#pragma once
// What of an element is known before anything is measured.

#include <muster/kit/print/pages.hpp>

#include <string>

namespace muster::print {

/// The words of an element and of a row's cells, in one line.
[[nodiscard]] std::string words_in(const Element& element);

/// Columns that are read down to their end; nullptr where the element is something else.
[[nodiscard]] const Columns* columns_down(const Element& element);

/// Holds a table, whose head stands on every page that it goes over.
[[nodiscard]] bool parted_by_head(const Element& element);

}  // namespace muster::print
