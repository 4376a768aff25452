#pragma once
// The XML inside an XLSX, event by event and never as a tree: a tree of hostile XML could exhaust the memory.

#include "xlsx_package.hpp"

#include <string>
#include <string_view>

namespace muster::tabular {

/// The attributes of one element, by local name.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  /// The value of an attribute without a namespace, or empty.
  [[nodiscard]] std::string_view plain(std::string_view name) const;
  /// The value of `r:id`, whatever its prefix, or empty.
  [[nodiscard]] std::string_view relation() const;

 private:
  const char** pairs_;
};

/// Takes events of one part. Names come without prefix and namespace.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) { (void)name; }
  virtual void text(std::string_view piece) { (void)piece; }
  /// True once enough was read: parsing stops without an error.
  [[nodiscard]] virtual bool enough() const { return false; }
};

/// Errors: XML that is not well-formed, a document type declaration (with it every entity), more than 64 levels,
/// a tag longer than 1 MB.
[[nodiscard]] Outcome parse_part(XlsxPackage& package, const std::string& part, XmlHandler& handler,
                                 const std::string& source);

}  // namespace muster::tabular
