#pragma once
// Markdown of people's as a tree that holds nothing but what may be shown.

#include "letter_text.hpp"

#include <memory>
#include <string_view>

namespace muster::mail {

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
/// As prose_of has it.
[[nodiscard]] Tree safe_tree(std::string_view markdown, int heading);

}  // namespace muster::mail
