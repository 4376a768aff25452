#pragma once
// Letters that no font of this machine can draw.

#include <pango/pango.h>

#include <set>

namespace muster::type {

/// Adds those of the layout: what would be drawn as boxes.
void add_missing_letters(PangoLayout* layout, std::set<char32_t>& letters);

}  // namespace muster::type
