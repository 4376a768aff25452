// Reads Markdown with cmark and takes out of its tree what has no place in it.
#include <muster/platform/mail/prose.hpp>

#include "prose_tree.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace muster::mail {
namespace {

constexpr int deepest = 10;
constexpr int widest_level = 6;

Tree parsed(std::string_view markdown) {
  Tree tree(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8),
            cmark_node_free);
  cmark_consolidate_text_nodes(tree.get());
  return tree;
}

/// Calls `visit(node, depth)` for every node once, those outside first.
template <class Visit>
void walk(cmark_node* root, const Visit& visit) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> all(cmark_iter_new(root), cmark_iter_free);
  int depth = 0;
  for (auto event = cmark_iter_next(all.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(all.get())) {
    auto* node = cmark_iter_get_node(all.get());
    if (event == CMARK_EVENT_EXIT) {
      --depth;
      continue;
    }
    visit(node, depth);
    const bool has_exit =
        cmark_node_first_child(node) != nullptr ||
        (cmark_node_get_type(node) != CMARK_NODE_TEXT && cmark_node_get_type(node) != CMARK_NODE_CODE &&
         cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK && cmark_node_get_type(node) != CMARK_NODE_LINEBREAK &&
         cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE && cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK &&
         cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK && cmark_node_get_type(node) != CMARK_NODE_THEMATIC_BREAK);
    if (has_exit) ++depth;
  }
}

/// Puts the parts of a node in its place.
void unwrap(cmark_node* node) {
  while (auto* child = cmark_node_first_child(node)) {
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  cmark_node_unlink(node);
  cmark_node_free(node);
}

int line_of(cmark_node* node) {
  for (; node != nullptr; node = cmark_node_parent(node))
    if (const int line = cmark_node_get_start_line(node); line > 0) return line;
  return 1;
}

bool has_no_place(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_IMAGE:
      return true;
    case CMARK_NODE_LINK:
      return !is_link_address(cmark_node_get_url(node));
    default:
      return false;
  }
}

std::string refusal_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_IMAGE:
      return "Pictures are not shown: link to where one lies.";
    case CMARK_NODE_LINK:
      return "A link leads to an address with https://, http:// or mailto: at its beginning.";
    default:
      return "Write without HTML: the marks of Markdown do what it would.";
  }
}

}  // namespace

bool is_link_address(std::string_view address) {
  const bool known =
      address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
  return known && std::ranges::none_of(address, [](unsigned char byte) {
           return byte <= 0x20 || byte == 0x7f || byte == '<' || byte == '>' || byte == '"';
         });
}

Outcome check_prose(std::string_view markdown) {
  const auto tree = parsed(markdown);
  std::string words;
  walk(tree.get(), [&](cmark_node* node, int depth) {
    if (!words.empty()) return;
    if (depth > deepest + 1)
      words = "Line " + std::to_string(line_of(node)) + ": too many parts within parts.";
    else if (has_no_place(node))
      words = "Line " + std::to_string(line_of(node)) + ": " + refusal_of(node);
  });
  if (words.empty()) return Success{};
  return bad_input(words);
}

Tree safe_tree(std::string_view markdown, int heading) {
  auto tree = parsed(markdown);
  bool too_deep = false;
  std::vector<cmark_node*> gone;
  walk(tree.get(), [&](cmark_node* node, int depth) {
    too_deep = too_deep || depth > deepest + 1;
    if (has_no_place(node)) gone.push_back(node);
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
      cmark_node_set_heading_level(node, std::min(widest_level, cmark_node_get_heading_level(node) + heading - 1));
  });
  if (too_deep) {
    Tree plain(cmark_node_new(CMARK_NODE_DOCUMENT), cmark_node_free);
    auto* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    auto* text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, std::string(markdown).c_str());
    cmark_node_append_child(paragraph, text);
    cmark_node_append_child(plain.get(), paragraph);
    return plain;
  }
  // Those within others first: their places must still be there.
  std::ranges::reverse(gone);
  for (auto* node : gone) unwrap(node);
  return tree;
}

Prose prose_of(std::string_view markdown, int heading) {
  const auto tree = safe_tree(markdown, heading);
  const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(tree.get(), CMARK_OPT_DEFAULT), std::free);
  return {html.get(), plain_text(tree.get())};
}

std::string as_markdown(std::string_view words) {
  std::string out;
  for (const char letter : words) {
    if (letter == '\n' || letter == '\r') {
      out += ' ';
      continue;
    }
    // A backslash before any mark of ASCII stands for the mark itself (CommonMark, 2.4).
    if (std::string_view("\\`*_{}[]()<>#+-.!|&~:\"'=@").find(letter) != std::string_view::npos) out += '\\';
    out += letter;
  }
  return out;
}

}  // namespace muster::mail
