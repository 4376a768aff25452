#pragma once
// Tables of printed pages: heading cells that stand on top of each page again, rules between rows and none upright.

#include <muster/kit/document/document.hpp>
#include <muster/kit/print/pages.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::document {

inline constexpr std::uint32_t ink = 0x17191C;
inline constexpr std::uint32_t second_ink = 0x44484E;
inline constexpr std::uint32_t third_ink = 0x5F646B;
inline constexpr std::uint32_t accent = 0x1D4B7F;
inline constexpr std::uint32_t control_edge = 0x868A8F;
inline constexpr std::uint32_t thin_rule = 0xDAD9D3;
inline constexpr double point = 0.75;  ///< of a CSS pixel

/// Words of one look.
[[nodiscard]] print::Element line_of(std::string text, const print::Look& look, print::Role role = print::Role::none);

struct CaptionWords {
  std::string kind;        ///< "Figure"
  std::size_t number = 0;  ///< 0 where it has none
  std::string text;        ///< empty where the heading above says it
  std::string base;
};
/// "Figure 4. Was it helpful?" and below it the base; beside it where it has no text.
[[nodiscard]] std::vector<print::Element> caption_of(const CaptionWords& caption);

/// Whether a printed file has the table: one folded behind a picture that shows every figure is left out.
[[nodiscard]] bool is_printed(const TableBlock& table);

/// The table in a room of `width` points, with its caption where it has a number; of a long one, its first rows.
/// What is said below a table that half a page has no room for; empty where it is whole.
[[nodiscard]] std::string printed_table_note(const TableBlock& table, double width);
[[nodiscard]] print::Element printed_table(const TableBlock& table, double width);

}  // namespace muster::document
