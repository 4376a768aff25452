#pragma once
// ZIP files as no honest program writes them, for tests.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace by_hand {

struct Part {
  std::string name;
  std::string content;
  bool deflated = false;
  std::optional<std::uint32_t> declared_size = std::nullopt;  ///< what the headers say instead of the truth
  bool encrypted = false;
};

[[nodiscard]] std::string zip(const std::vector<Part>& parts);

/// The smallest workbook that has these as its sheet, shared strings, styles and workbook properties; each may be
/// empty.
struct Workbook {
  std::string sheet = "";       ///< the inside of <sheetData>
  std::string strings = "";     ///< the inside of <sst>
  std::string styles = "";      ///< the inside of <styleSheet>
  std::string properties = "";  ///< goes before <sheets>
  std::string sheets = R"(<sheet name="List" sheetId="1" r:id="rId1"/>)";
  std::string prolog = "";  ///< goes before the root of the sheet, for example a DOCTYPE
};
[[nodiscard]] std::vector<Part> parts_of(const Workbook& book);
[[nodiscard]] inline std::string xlsx(const Workbook& book) { return zip(parts_of(book)); }

}  // namespace by_hand
