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

struct Layout {
  std::vector<Node> nodes;
  std::vector<Placed> placed;  ///< by page, in reading order
  std::size_t pages = 1;
  std::deque<Element> feet;  ///< one for each page: what `placed` points to there
};

[[nodiscard]] Layout laid_out(const Pages& pages, TypeSetter& type);

}  // namespace muster::print
