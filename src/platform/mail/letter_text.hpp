#pragma once
// The plain part of a message.

#include <cmark.h>

#include <string>

namespace muster::mail {

/// A filled template as plain text: an empty line between blocks, "- " before items, a link's address behind its words,
/// on a line of its own where the link is a paragraph.
[[nodiscard]] std::string plain_text(cmark_node* document);

}  // namespace muster::mail
