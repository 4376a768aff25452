#pragma once
// Numbers of pages, which nobody knows before all is laid out.

#include "layout.hpp"

#include <string>

namespace muster::print {

/// Each PageOf becomes the number of the page that it asks for.
void number_links(Layout& layout, TypeSetter& type);
/// "{page}" and "{pages}" in the words of `element`.
void number_pages(Element& element, const std::string& page, const std::string& pages);

}  // namespace muster::print
