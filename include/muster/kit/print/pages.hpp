#pragma once
// Printed pages as values: words, boxes to tick, lines to write on and pictures, in rows and stacks, each with what it
// is (a heading, a list, the cell of a table). Whoever prints says this; where pages break is found when they are laid
// out.

#include <muster/kit/draw/picture.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace muster::print {

/// All lengths are points: 72 to the inch.
inline constexpr double millimetre = 72 / 25.4;

/// What something is to whoever has the page read out. `none` only places what is in it.
enum class Role {
  none,
  section,
  heading_1,
  heading_2,
  heading_3,
  heading_4,
  paragraph,
  list,
  bullet_list,
  list_item,
  list_label,
  list_body,
  table,
  table_row,
  column_heading,
  row_heading,
  cell,
  caption,  ///< of the table that it stands in
  contents,
  contents_item,
  link,        ///< leads to its element's `link`
  figure,      ///< read out as its `alternative`
  decoration,  ///< not read out, with all that is in it
};

struct Look {
  double size = 10.5;
  int weight = 400;  ///< 400, 500, 600 or 700
  std::uint32_t colour = 0x17191C;
  bool emphasis = false;
  bool tabular = false;    ///< figures all of one width
  double tracking = 0;     ///< points between letters
  double line_height = 0;  ///< times that of the font; 0 leaves it
};
struct Run {
  std::string text{};  ///< '\n' breaks the line
  Look look{};
  std::string link{};  ///< an address that the words lead to, or empty
};

/// Words that wrap; they begin at the side from which they are read.
struct Words {
  std::vector<Run> runs{};
  enum class Side { start, end, centre } side = Side::start;
  std::uint32_t rule = 0;  ///< colour of a rule left of them, as high as they are; 0 where there is none
};
/// How far left of its words a rule stands.
inline constexpr double rule_gap = 11;
/// A box to tick.
struct Box {
  double side = 5.6 * millimetre;
  bool centred = false;
};
/// Room with a line at its foot; as high as there is to be room above it.
struct Line {
  double height = 8.5 * millimetre;
  double weight = 0.75;
  std::uint32_t colour = 0x868A8F;
  bool dotted = false;
};
/// The number of the page where the element of that anchor stands, at the end of its room.
struct PageOf {
  std::string anchor{};
  Look look{};
};
struct Image {
  draw::Picture picture{};
  double width = 0;
};
struct Space {
  double height = 0;
};

struct Element;

/// How wide a cell is: so many points; else as wide as its words; else its share of what is left.
struct Width {
  double points = 0;
  double share = 0;
};
/// Side by side, the middles of the first lines at one height.
struct Row {
  std::vector<Element> cells;
  std::vector<Width> widths{};  ///< one for each cell
  double gap = 0;
};
/// Below each other.
struct Stack {
  std::vector<Element> parts;
  double gap = 0;
  bool together = false;     ///< goes to the next page whole where it fits there and not here
  std::size_t repeated = 0;  ///< so many of its first parts stand on top again where it goes over a page
};

/// In rows of as many columns as their widest fits, at most `most`. With `down` there are `most`, each read to its end
/// before the next, of about one height on every page.
struct Columns {
  std::vector<Element> parts;
  std::size_t most = 3;
  double gap = 0;      ///< between columns
  double row_gap = 0;  ///< between rows
  bool down = false;
  bool all_or_one = false;  ///< all in one row where they fit, else one below the other: an order that reads one way
};

struct Element {
  std::variant<Space, Words, Box, Line, PageOf, Image, Row, Stack, Columns> content{};
  Role role = Role::none;
  std::string alternative{};  ///< of a figure
  bool with_next = false;     ///< in a stack: never the last on a page
  std::string anchor{};       ///< what links and page numbers find it by; a heading with one is a bookmark
  bool on_new_page = false;   ///< in a stack
  std::string link{};         ///< of a link: "#" and an anchor, or an address
  /// In a stack: stands, not read out, where this element begins a page that is not the first. At most one; with no
  /// height of its own beside it where `on_top_beside`, else above it.
  std::vector<Element> on_top{};
  bool on_top_beside = false;
};

/// Everything that is printed, on A4 unless said otherwise.
struct Pages {
  std::string title{};
  std::string language = "en-GB";
  Element body{};
  Element foot{};  ///< at the foot of every page, decoration; "{page}" and "{pages}" in its words are the numbers
  bool right_to_left = false;            ///< rows begin at the right
  bool runs_on_after_few_lines = false;  ///< what wants a new page goes on below the few lines that ran over a page
  bool closer_to_save_pages = false;     ///< empty room may shrink by a third where that saves a page with little on it
  double width = 595.276;
  double height = 841.89;
  double margin_side = 15 * millimetre;
  double margin_top = 12 * millimetre;
  double margin_foot = 10 * millimetre;
};

}  // namespace muster::print
