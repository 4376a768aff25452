#pragma once
// What Word files and presentations have in common: parts in a ZIP without a clock, and who made them.

#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::document {

inline const std::string office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline const std::string package_schema = "http://schemas.openxmlformats.org/package/2006/";

struct PackagePart {
  std::string name;
  std::string bytes;
};

/// The same bytes for the same parts.
[[nodiscard]] std::string zipped(const std::vector<PackagePart>& parts);
/// _rels/.rels: `main` is the part that the file is about.
[[nodiscard]] std::string package_relationships(const char* main);
[[nodiscard]] std::string core_properties(const Document& document);
[[nodiscard]] std::string application_properties();

}  // namespace muster::document
