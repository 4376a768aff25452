// Walks the tree of a message and writes words alone.
#include "letter_text.hpp"

#include <algorithm>

namespace muster::mail {
namespace {

std::string literal(cmark_node* node) {
  const auto* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string() : text;
}

std::string inlines(cmark_node* parent);

std::string link(cmark_node* node) {
  const auto words = inlines(node);
  const std::string address = cmark_node_get_url(node);
  if (words == address || "mailto:" + words == address) return words;
  const bool alone = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH &&
                     cmark_node_next(node) == nullptr && cmark_node_previous(node) == nullptr;
  return alone ? words + ":\n" + address : words + " (" + address + ")";
}

std::string inlines(cmark_node* parent) {
  std::string out;
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        out += literal(node);
        break;
      case CMARK_NODE_SOFTBREAK:
        out += ' ';
        break;
      case CMARK_NODE_LINEBREAK:
        out += '\n';
        break;
      case CMARK_NODE_LINK:
        out += link(node);
        break;
      default:  // emphasis and the like: its words
        out += inlines(node);
        break;
    }
  }
  return out;
}

std::string with_indent(const std::string& text, const std::string& first, const std::string& other) {
  std::string out = first;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += text.substr(begin, end - begin).empty() ? "\n" : "\n" + other;
    out += text.substr(begin, end - begin);
    begin = end + 1;
  }
  return out;
}

std::string blocks(cmark_node* parent, const std::string& between);

std::string list(cmark_node* node) {
  std::string out;
  const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start(node);
  for (auto* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
    const auto mark = numbered ? std::to_string(number++) + ". " : std::string("- ");
    out += (out.empty() ? "" : "\n") + with_indent(blocks(item, "\n"), mark, std::string(mark.size(), ' '));
  }
  return out;
}

std::string block(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
      return list(node);
    case CMARK_NODE_BLOCK_QUOTE:
      return with_indent(blocks(node, "\n\n"), "> ", "> ");
    case CMARK_NODE_CODE_BLOCK: {
      auto text = literal(node);
      while (text.ends_with('\n')) text.pop_back();
      return text;
    }
    case CMARK_NODE_THEMATIC_BREAK:
      return "---";
    case CMARK_NODE_HTML_BLOCK:
      return {};
    default:
      return inlines(node);
  }
}

std::string blocks(cmark_node* parent, const std::string& between) {
  std::string out;
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const auto words = block(node);
    if (!words.empty()) out += (out.empty() ? "" : between) + words;
  }
  return out;
}

}  // namespace

std::string plain_text(cmark_node* document) { return blocks(document, "\n\n") + "\n"; }

}  // namespace muster::mail
