#pragma once
// Well-formed XML with few words: Poco's writer behind elements that close themselves in order.

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace muster::document {

using XmlAttribute = std::pair<std::string_view, std::string>;

class XmlWriter {
 public:
  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  /// Names carry their prefix: "w:p".
  XmlWriter& open(std::string_view name, std::initializer_list<XmlAttribute> attributes = {});
  XmlWriter& close();
  XmlWriter& leaf(std::string_view name, std::initializer_list<XmlAttribute> attributes = {});
  /// Characters that XML 1.0 forbids are left out.
  XmlWriter& text(std::string_view text);
  /// The document, every element closed, with its declaration.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace muster::document
