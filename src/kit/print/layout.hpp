#pragma once
// Where everything on printed pages stands, and on which page: breaks never fall inside what belongs together.

#include "type_setter.hpp"

#include <deque>

namespace muster::print {

/// The page and its reading order as a tree. The first node is the whole.
struct Node {
  Role role = Role::none;
  std::string alternative;
  std::size_t parent = 0;
};
inline constexpr std::size_t unread = static_cast<std::size_t>(-1);  ///< the node of what is not read out

/// One thing to be drawn: words (some of their lines), a box, a line or an image.
struct Placed {
  std::size_t page = 0;
  double x = 0;
  double y = 0;
  double width = 0;
  const Element* what = nullptr;
  std::size_t first_line = 0;
  std::size_t end_line = 0;
  std::size_t node = unread;
};

/// Where an element that has an anchor stands.
struct Mark {
  std::string anchor;
  std::string words;  ///< of a heading
  Role role = Role::none;
  std::size_t page = 0;
  double y = 0;
};

/// Room on a page that leads somewhere.
struct LinkArea {
  std::size_t page = 0;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::size_t node = unread;
  std::string target;
  std::string words;
};

struct Layout {
  std::vector<Node> nodes;
  std::vector<Placed> placed;  ///< by page, in reading order
  std::vector<Mark> marks;     ///< in reading order
  std::vector<LinkArea> links;
  std::size_t pages = 1;
  std::size_t short_pages = 0;  ///< pages at the end of a part, but the first of all, with hardly anything on them
  std::deque<Element> made;     ///< what some of `placed` point to: the feet, and numbers of pages
};

[[nodiscard]] Layout laid_out(const Pages& pages, TypeSetter& type);

}  // namespace muster::print
