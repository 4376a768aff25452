// Filled in when everything has its place.
#include "page_numbers.hpp"

#include <algorithm>

namespace muster::print {
namespace {

Words number_of(const PageOf& number, const Layout& layout) {
  const auto found = std::find_if(layout.marks.begin(), layout.marks.end(),
                                  [&](const Mark& mark) { return mark.anchor == number.anchor; });
  const auto page = found == layout.marks.end() ? std::string() : std::to_string(found->page + 1);
  return {{{page, number.look}}, Words::Side::end};
}

}  // namespace

void number_links(Layout& layout, TypeSetter& type) {
  for (auto& placed : layout.placed) {
    const auto* number = std::get_if<PageOf>(&placed.what->content);
    if (number == nullptr) continue;
    auto& made = layout.made.emplace_back();
    made.content = number_of(*number, layout);
    placed.end_line = type.set(std::get<Words>(made.content), placed.width).lines.size();
    placed.what = &made;
  }
}

void number_pages(Element& element, const std::string& page, const std::string& pages) {
  if (auto* words = std::get_if<Words>(&element.content)) {
    for (auto& run : words->runs) {
      for (const auto& [mark, number] : {std::pair<std::string, std::string>{"{page}", page}, {"{pages}", pages}}) {
        if (const auto at = run.text.find(mark); at != std::string::npos) run.text.replace(at, mark.size(), number);
      }
    }
  } else if (auto* row = std::get_if<Row>(&element.content)) {
    for (auto& cell : row->cells) number_pages(cell, page, pages);
  } else if (auto* stack = std::get_if<Stack>(&element.content)) {
    for (auto& part : stack->parts) number_pages(part, page, pages);
  }
}

}  // namespace muster::print
