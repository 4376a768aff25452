// Reads a template with cmark, puts the values into the tree, and writes both parts from it.
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/mail/prose.hpp>

#include "prose_tree.hpp"

#include <muster/embedded/mails.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

namespace muster::mail {
namespace {

std::string on_one_line(std::string text) {
  std::ranges::replace_if(text, [](unsigned char byte) { return byte < 0x20; }, ' ');
  return text;
}

/// Puts values where markers stand. Words of a value are never looked through for markers again.
class Filler {
 public:
  explicit Filler(const Values& values) : values_(values) {}

  [[nodiscard]] std::string filled(std::string_view text) const {
    std::string out;
    while (true) {
      const auto begin = text.find("{{");
      const auto end = begin == std::string_view::npos ? begin : text.find("}}", begin);
      if (end == std::string_view::npos) return out + std::string(text);
      out += text.substr(0, begin);
      out += value_of(text.substr(begin + 2, end - begin - 2));
      text.remove_prefix(end + 2);
    }
  }

  void fill(cmark_node* root) const {
    std::vector<cmark_node*> alone;
    std::vector<cmark_node*> others;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> all(cmark_iter_new(root), cmark_iter_free);
    for (auto event = cmark_iter_next(all.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(all.get())) {
      auto* node = cmark_iter_get_node(all.get());
      if (event != CMARK_EVENT_ENTER) continue;
      if (!lone_marker(node).empty())
        alone.push_back(node);
      else if (lone_marker(cmark_node_parent(node)).empty())
        others.push_back(node);
    }
    for (auto* node : others) fill_one(node);
    for (auto* paragraph : alone) {
      const auto marker = lone_marker(paragraph);
      if (marker.starts_with(prose_marker))
        write_prose(paragraph, value_of(marker));
      else
        write_paragraphs(paragraph, value_of(marker));
    }
  }

 private:
  [[nodiscard]] const std::string& value_of(std::string_view name) const {
    const auto found = values_.find(std::string(name));
    if (found == values_.end()) throw std::logic_error("a message without a value for " + std::string(name));
    return found->second;
  }

  /// The name of the marker that a paragraph consists of, or nothing.
  static std::string_view lone_marker(cmark_node* node) {
    if (node == nullptr || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return {};
    auto* text = cmark_node_first_child(node);
    if (text == nullptr || cmark_node_next(text) != nullptr || cmark_node_get_type(text) != CMARK_NODE_TEXT) return {};
    const std::string_view words = cmark_node_get_literal(text);
    const bool alone = words.starts_with("{{") && words.find("}}") == words.size() - 2;
    return alone ? words.substr(2, words.size() - 4) : std::string_view{};
  }

  void fill_one(cmark_node* node) const {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK) {
      const auto address = filled(cmark_node_get_url(node));
      if (!is_link_address(address)) throw std::logic_error("a message with a link that leads nowhere");
      cmark_node_set_url(node, address.c_str());
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      cmark_node_set_literal(node, filled(cmark_node_get_literal(node)).c_str());
    }
  }

  /// A line break stays one, an empty line begins a paragraph.
  static void write_paragraphs(cmark_node* place, const std::string& value) {
    cmark_node* paragraph = nullptr;
    for (std::size_t begin = 0; begin < value.size();) {
      const auto end = std::min(value.find('\n', begin), value.size());
      const auto line = trimmed(value.substr(begin, end - begin));
      begin = end + 1;
      if (line.empty()) {
        paragraph = nullptr;
        continue;
      }
      if (paragraph == nullptr) {
        paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_insert_before(place, paragraph);
      } else {
        cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
      }
      auto* text = cmark_node_new(CMARK_NODE_TEXT);
      cmark_node_set_literal(text, line.c_str());
      cmark_node_append_child(paragraph, text);
    }
    cmark_node_unlink(place);
    cmark_node_free(place);
  }

  static void write_prose(cmark_node* place, const std::string& markdown) {
    constexpr int heading = 2;  // the subject is above all
    const auto tree = safe_tree(markdown, heading);
    while (auto* part = cmark_node_first_child(tree.get())) {
      cmark_node_unlink(part);
      cmark_node_insert_before(place, part);
    }
    cmark_node_unlink(place);
    cmark_node_free(place);
  }

  const Values& values_;
};

}  // namespace

Letter composed(std::string_view template_text, const Values& values) {
  const auto first_break = std::min(template_text.find('\n'), template_text.size());
  const Filler filler(values);
  Letter letter;
  letter.subject = trimmed(on_one_line(filler.filled(template_text.substr(0, first_break))));
  if (letter.subject.empty()) throw std::logic_error("a message without a subject");
  const auto body = template_text.substr(first_break);
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
      cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  cmark_consolidate_text_nodes(tree.get());
  filler.fill(tree.get());
  letter.text = plain_text(tree.get());
  // Raw HTML in a template is left out, and what values hold stands in the tree as text: it is escaped here.
  const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(tree.get(), CMARK_OPT_DEFAULT), std::free);
  letter.article = html.get();
  letter.html = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>" +
                escaped(letter.subject) + "</title></head>\n<body>\n" + letter.article + "</body></html>\n";
  return letter;
}

std::string_view template_named(std::string_view name) {
  for (const auto& file : embedded::mails())
    if (file.name == name) return file.bytes;
  throw std::logic_error("no template of mail is called " + std::string(name));
}

}  // namespace muster::mail
