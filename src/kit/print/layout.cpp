// Measures from the inside out, then places from the top down. What was measured is kept, so that a page costs its
// elements, however deep they stand in each other.
#include "layout.hpp"

#include "element_parts.hpp"
#include "natural_width.hpp"
#include "page_numbers.hpp"

#include <algorithm>
#include <utility>

namespace muster::print {
namespace {

struct Measured {
  double height = 0;
  double middle = 0;  ///< of the first line
};

constexpr double run_on_gap = 34;  // points above what goes on below a few last lines

class LayoutMaker {
 public:
  /// Empty room within the page stands at `closeness` of its height.
  LayoutMaker(const Pages& pages, TypeSetter& type, double foot_height, double closeness = 1)
      : pages_(pages),
        type_(type),
        closeness_(closeness),
        top_(pages.margin_top),
        bottom_(pages.height - pages.margin_foot - foot_height),
        y_(top_) {
    out_.nodes.push_back({});
  }

  Layout make() {
    const auto width = pages_.width - 2 * pages_.margin_side;
    const auto* stack = std::get_if<Stack>(&pages_.body.content);
    const bool breaks = stack != nullptr && std::any_of(stack->parts.begin(), stack->parts.end(),
                                                        [](const Element& part) { return part.on_new_page; });
    if (breaks)
      flow_stack(*stack, pages_.margin_side, width, node_for(pages_.body, 0));
    else
      flow(pages_.body, pages_.margin_side, width, 0);
    note_short_page();
    return std::move(out_);
  }
  std::vector<Placed>& placed() { return out_.placed; }
  Measured measure(const Element& element, double width) {
    const std::pair key(&element, width);
    if (const auto found = measured_.find(key); found != measured_.end()) return found->second;
    const auto out = std::visit([&](const auto& content) { return measure_content(content, width); }, element.content);
    measured_.emplace(key, out);
    return out;
  }
  void place(const Element& element, double x, double y, double width, std::size_t node) {
    node = node_for(element, node);
    note_mark(element, y);
    if (!element.link.empty())
      out_.links.push_back({page_, x, y, width, measure(element, width).height, node, element.link, words_in(element)});
    if (const auto* row = std::get_if<Row>(&element.content)) {
      const auto widths = cell_widths(type_, *row, width);
      const auto middle = row_middle(*row, widths);
      double left = 0;
      for (std::size_t at = 0; at < row->cells.size(); ++at) {
        const auto down = middle - measure(row->cells[at], widths[at]).middle;
        place(row->cells[at], x + from_left(left, widths[at], width), y + down, widths[at], node);
        left += widths[at] + row->gap;
      }
    } else if (const auto* stack = std::get_if<Stack>(&element.content)) {
      for (const auto& part : stack->parts) {
        place(part, x, y, width, node);
        y += measure(part, width).height + gap_of(*stack);
      }
    } else if (const auto* columns = std::get_if<Columns>(&element.content); columns != nullptr && columns->down) {
      (void)place_down(*columns, 0, x, y, width, measure(element, width).height, node);
    } else if (columns != nullptr) {
      const auto count = column_count(*columns, width);
      const auto own = column_width(*columns, count, width);
      for (std::size_t at = 0; at < columns->parts.size(); at += count) {
        for (std::size_t column = 0; column < count && at + column < columns->parts.size(); ++column) {
          const auto left = static_cast<double>(column) * (own + columns->gap);
          place(columns->parts[at + column], x + from_left(left, own, width), y, own, node);
        }
        y += row_height(*columns, at, count, own) + gap_of(*columns);
      }
    } else if (const auto* words = std::get_if<Words>(&element.content)) {
      out_.placed.push_back({page_, x, y, width, &element, 0, type_.set(*words, width).lines.size(), node});
      note_links(out_.placed.back(), *words);
    } else if (const auto* image = std::get_if<Image>(&element.content)) {
      out_.placed.push_back({page_, x + from_left(0, image->width, width), y, width, &element, 0, 0, node});
    } else if (!std::holds_alternative<Space>(element.content)) {
      out_.placed.push_back({page_, x, y, width, &element, 0, 0, node});
    }
  }

 private:
  Measured measure_content(const Space& space, double /*width*/) {
    return {space.height * closeness_, space.height * closeness_ / 2};
  }
  static Measured measure_content(const Box& box, double /*width*/) { return {box.side, box.side / 2}; }
  /// The line lies on the baseline of the words beside it.
  static Measured measure_content(const Line& line, double /*width*/) { return {line.height, line.height - 3.5}; }
  static Measured measure_content(const Image& image, double /*width*/) {
    const auto height = image.width * image.picture.height / std::max(image.picture.width, 1.0);
    return {height, height / 2};
  }
  Measured measure_content(const Words& words, double width) {
    const auto& lines = type_.set(words, width).lines;
    return {lines.back().bottom, (lines.front().top + lines.front().bottom) / 2};
  }
  Measured measure_content(const PageOf& number, double /*width*/) {
    const auto height = number.look.size * 1.2 * std::max(1.0, number.look.line_height);
    return {height, height / 2};
  }
  Measured measure_content(const Row& row, double width) {
    const auto widths = cell_widths(type_, row, width);
    const auto middle = row_middle(row, widths);
    double height = 0;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const auto cell = measure(row.cells[at], widths[at]);
      height = std::max(height, middle - cell.middle + cell.height);
    }
    return {height, middle};
  }
  Measured measure_content(const Stack& stack, double width) {
    if (stack.parts.empty()) return {};
    double height = gap_of(stack) * static_cast<double>(stack.parts.size() - 1);
    for (const auto& part : stack.parts) height += measure(part, width).height;
    return {height, measure(stack.parts.front(), width).middle};
  }

  Measured measure_content(const Columns& columns, double width) {
    if (columns.parts.empty()) return {};
    if (columns.down) {
      const auto own = column_width(columns, columns.most, width);
      return {least_down(columns, 0, own), measure(columns.parts.front(), own).middle};
    }
    const auto count = column_count(columns, width);
    const auto own = column_width(columns, count, width);
    double height = -gap_of(columns);
    for (std::size_t at = 0; at < columns.parts.size(); at += count)
      height += row_height(columns, at, count, own) + gap_of(columns);
    return {height, measure(columns.parts.front(), own).middle};
  }
  std::size_t column_count(const Columns& columns, double width) {
    double widest = 0;
    for (const auto& part : columns.parts) widest = std::max(widest, natural_width(type_, part));
    for (auto count = std::max<std::size_t>(columns.most, 1); count > 1; --count) {
      if (columns.all_or_one && count < columns.parts.size()) return 1;
      if (widest <= column_width(columns, count, width)) return count;
    }
    return 1;
  }
  static double column_width(const Columns& columns, std::size_t count, double width) {
    return (width - columns.gap * static_cast<double>(count - 1)) / static_cast<double>(count);
  }
  double row_height(const Columns& columns, std::size_t first, std::size_t count, double width) {
    double height = 0;
    for (auto at = first; at < std::min(first + count, columns.parts.size()); ++at)
      height = std::max(height, measure(columns.parts[at], width).height);
    return height;
  }

  /// Where the column ends that begins with part `first` and is no higher than `most`; one part stands in it at least.
  std::size_t end_of_column(const Columns& columns, std::size_t first, double own, double most) {
    double height = 0;
    auto at = first;
    for (; at < columns.parts.size(); ++at) {
      height += measure(columns.parts[at], own).height;
      if (at > first && height > most + tolerance) break;
      height += gap_of(columns);
    }
    return at;
  }
  std::size_t end_of_page(const Columns& columns, std::size_t first, double own, double most) {
    for (std::size_t column = 0; column < columns.most; ++column) first = end_of_column(columns, first, own, most);
    return first;
  }
  /// The least height at which all parts from `first` on stand in the columns.
  double least_down(const Columns& columns, std::size_t first, double own) {
    double low = 0;
    double high = 0;
    for (auto at = first; at < columns.parts.size(); ++at) {
      const auto height = measure(columns.parts[at], own).height;
      low = std::max(low, height);
      high += height + gap_of(columns);
    }
    while (high - low > 0.5) {
      const auto middle = (low + high) / 2;
      (end_of_page(columns, first, own, middle) == columns.parts.size() ? high : low) = middle;
    }
    return high;
  }
  /// So much of `room` that the next page does not begin with one or two last parts.
  double room_for_all_but(const Columns& columns, std::size_t first, double own, double room) {
    constexpr std::size_t least_left = 4;
    const auto end = columns.parts.size();
    auto height = room;
    for (auto at = first; at < end && end - end_of_page(columns, first, own, height) < least_left; ++at)
      height -= measure(columns.parts[at], own).height / 2;
    return end - first > 2 * least_left && height > room / 2 ? height : room;
  }
  /// Places parts from `first` on, and gives the first that found no room.
  std::size_t place_down(const Columns& columns, std::size_t first, double x, double y, double width, double height,
                         std::size_t node) {
    const auto own = column_width(columns, columns.most, width);
    for (std::size_t column = 0; column < columns.most; ++column) {
      const auto end = end_of_column(columns, first, own, height);
      auto down = y;
      for (; first < end; ++first) {
        const auto left = static_cast<double>(column) * (own + columns.gap);
        place(columns.parts[first], x + from_left(left, own, width), down, own, node);
        down += measure(columns.parts[first], own).height + gap_of(columns);
      }
    }
    return first;
  }
  double row_middle(const Row& row, const std::vector<double>& widths) {
    double middle = 0;
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      middle = std::max(middle, measure(row.cells[at], widths[at]).middle);
    return middle;
  }
  [[nodiscard]] double from_left(double left, double width, double whole) const {
    return pages_.right_to_left ? whole - left - width : left;
  }
  std::size_t node_for(const Element& element, std::size_t parent) {
    if (parent == unread || element.role == Role::none) return parent;
    if (element.role == Role::decoration) return unread;
    out_.nodes.push_back({element.role, element.alternative, parent});
    return out_.nodes.size() - 1;
  }

  void note_mark(const Element& element, double y) {
    if (element.anchor.empty()) return;
    out_.marks.push_back({element.anchor, words_in(element), element.role, page_, y});
  }
  void note_links(const Placed& placed, const Words& words) {
    if (placed.node == unread) return;
    std::size_t begin = 0;
    for (const auto& run : words.runs) {
      const auto end = begin + run.text.size();
      if (!run.link.empty()) {
        for (const auto& area : type_.areas(words, placed.width, {begin, end}, {placed.first_line, placed.end_line}))
          out_.links.push_back({placed.page, placed.x + area.x, placed.y + area.y, area.width, area.height, placed.node,
                                run.link, run.text});
      }
      begin = end;
    }
  }

  [[nodiscard]] double gap_of(const Stack& stack) const { return stack.gap * closeness_; }
  [[nodiscard]] double gap_of(const Columns& columns) const { return columns.row_gap * closeness_; }
  [[nodiscard]] bool is_short_page() const {
    constexpr double little = 0.35;
    return page_ > 0 && y_ - top_ < little * (bottom_ - top_);
  }
  void note_short_page() {
    if (is_short_page()) out_.short_pages += 1;
  }
  /// Whether a part that wants a page of its own goes on below the few lines that its page before had no room for.
  [[nodiscard]] bool runs_on() const { return pages_.runs_on_after_few_lines && ran_over_ && is_short_page(); }
  [[nodiscard]] bool at_top() const { return y_ <= page_top_ + tolerance; }
  void next_page() {
    ran_over_ = true;
    ++page_;
    out_.pages = page_ + 1;
    y_ = top_;
    page_top_ = top_;
    for (const auto& [stack, x, width] : open_heads_) {
      for (std::size_t at = 0; at < stack->repeated && at < stack->parts.size(); ++at) {
        place(stack->parts[at], x, y_, width, unread);
        y_ += measure(stack->parts[at], width).height + gap_of(*stack);
      }
      page_top_ = y_;
    }
  }
  /// More of a page than this is not left empty for a table that would stand on the next one whole. Where a heading
  /// stood before it a little less is left, and what was begun so goes on.
  static constexpr double much = 0.4;
  static constexpr double still_much = 0.25;
  [[nodiscard]] bool would_waste(const Element& element, double height, double most) const {
    return pages_.closer_to_save_pages && std::holds_alternative<Row>(element.content) &&
           y_ + height > bottom_ + tolerance && bottom_ - y_ > most * (bottom_ - top_) && parted_by_head(element);
  }
  /// How much of `element` must stand together at the least.
  double least(const Element& element, double width) {
    const auto whole = measure(element, width).height;
    const auto* stack = std::get_if<Stack>(&element.content);
    if (const auto* row = std::get_if<Row>(&element.content); row != nullptr && would_waste(element, whole, much)) {
      const auto widths = cell_widths(type_, *row, width);
      double height = 0;
      for (std::size_t at = 0; at < row->cells.size(); ++at)
        height = std::max(height, parted_by_head(row->cells[at]) ? least(row->cells[at], widths[at])
                                                                 : measure(row->cells[at], widths[at]).height);
      return std::min(height, whole);
    }
    if (const auto* down = columns_down(element); down != nullptr) {
      constexpr std::size_t begun = 3;
      double height = 0;
      const auto own = column_width(*down, down->most, width);
      for (std::size_t at = 0; at < std::min(begun, down->parts.size()); ++at)
        height += measure(down->parts[at], own).height + gap_of(*down);
      return std::min(height, whole);
    }
    if (stack == nullptr || stack->parts.empty() || (stack->together && whole <= bottom_ - top_)) return whole;
    return least_from(*stack, 0, width);
  }
  double least_from(const Stack& stack, std::size_t at, double width) {
    double height = 0;
    // More than a page cannot stand together, so of a long chain no more is looked at.
    while (at + 1 < stack.parts.size() && (stack.parts[at].with_next || at < stack.repeated) &&
           height <= bottom_ - top_) {
      const auto own = measure(stack.parts[at], width).height;
      // Of a table that goes over the page only the end stands with what follows.
      if (at >= stack.repeated && would_waste(stack.parts[at], own, much)) break;
      height += own + gap_of(stack);
      ++at;
    }
    return height + least(stack.parts[at], width);
  }
  void flow(const Element& element, double x, double width, std::size_t node) {
    const auto height = measure(element, width).height;
    if (y_ + height <= bottom_ + tolerance) {
      place(element, x, y_, width, node);
      y_ += height;
      return;
    }
    const auto* stack = std::get_if<Stack>(&element.content);
    const bool fits_a_page = height <= bottom_ - top_;
    if (fits_a_page && columns_down(element) == nullptr && (stack == nullptr || stack->together) &&
        !would_waste(element, height, still_much)) {
      if (!at_top()) next_page();
      place(element, x, y_, width, node);
      y_ += height;
      return;
    }
    node = node_for(element, node);
    note_mark(element, y_);
    if (stack != nullptr) {
      flow_stack(*stack, x, width, node);
    } else if (const auto* row = std::get_if<Row>(&element.content)) {
      flow_row(*row, x, width, node);
    } else if (const auto* columns = std::get_if<Columns>(&element.content)) {
      flow_columns(*columns, x, width, node);
    } else if (const auto* words = std::get_if<Words>(&element.content)) {
      flow_words(element, *words, x, width, node);
    } else {
      place(element, x, y_, width, node);  // higher than a page, and nothing to part: it is cut
      next_page();
    }
  }
  void place_on_top(const Element& element, double x, double width) {
    if (element.on_top.empty()) return;
    place(element.on_top.front(), x, y_, width, unread);
    if (element.on_top_beside) return;
    y_ += measure(element.on_top.front(), width).height;
    page_top_ = y_;
  }
  void flow_stack(const Stack& stack, double x, double width, std::size_t node) {
    for (std::size_t at = 0; at < stack.parts.size(); ++at) {
      if (at > 0) y_ += gap_of(stack);
      if (stack.repeated > 0 && at == stack.repeated) open_heads_.push_back({&stack, x, width});
      const auto needed = std::min(least_from(stack, at, width), bottom_ - top_);
      const bool wanted = stack.parts[at].on_new_page;
      if (wanted) note_short_page();
      const bool goes_on = wanted && !at_top() && runs_on();
      if (goes_on) y_ += run_on_gap * closeness_;
      if ((y_ + needed > bottom_ + tolerance || (wanted && !goes_on)) && !at_top()) {
        next_page();
        ran_over_ = !wanted;
      }
      if (at_top() && std::holds_alternative<Space>(stack.parts[at].content)) continue;
      if (at_top() && page_ > 0) place_on_top(stack.parts[at], x, width);
      flow(stack.parts[at], x, width, node);
    }
    if (stack.repeated > 0 && stack.parts.size() > stack.repeated) open_heads_.pop_back();
  }
  /// Cells that fit stand where the row begins; one that does not goes on over pages.
  void flow_row(const Row& row, double x, double width, std::size_t node) {
    const auto widths = cell_widths(type_, row, width);
    const auto first_page = page_;
    const auto begin = y_;
    double end = y_;
    double left = 0;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const auto place_x = x + from_left(left, widths[at], width);
      left += widths[at] + row.gap;
      const auto height = measure(row.cells[at], widths[at]).height;
      if (page_ == first_page && begin + height <= bottom_ + tolerance) {
        place(row.cells[at], place_x, begin, widths[at], node);
        end = std::max(end, begin + height);
        continue;
      }
      flow(row.cells[at], place_x, widths[at], node);
    }
    if (page_ == first_page) y_ = std::max(y_, end);
  }
  /// More than a page of them go below each other.
  void flow_columns(const Columns& columns, double x, double width, std::size_t node) {
    if (columns.down) return flow_down(columns, x, width, node);
    for (const auto& part : columns.parts) {
      if (y_ + measure(part, width).height > bottom_ + tolerance && !at_top()) next_page();
      flow(part, x, width, node);
      y_ += gap_of(columns);
    }
  }
  void flow_down(const Columns& columns, double x, double width, std::size_t node) {
    const auto own = column_width(columns, columns.most, width);
    std::size_t first = 0;
    while (first < columns.parts.size()) {
      const auto room = bottom_ - y_;
      if (measure(columns.parts[first], own).height > room + tolerance && !at_top()) {
        next_page();
        continue;
      }
      const bool last = end_of_page(columns, first, own, room) == columns.parts.size();
      const auto height =
          last ? std::min(room, least_down(columns, first, own)) : room_for_all_but(columns, first, own, room);
      first = place_down(columns, first, x, y_, width, height, node);
      y_ += height;
      if (first < columns.parts.size()) next_page();
    }
  }
  void flow_words(const Element& element, const Words& words, double x, double width, std::size_t node) {
    const auto& lines = type_.set(words, width).lines;
    std::size_t first = 0;
    while (first < lines.size()) {
      std::size_t end = first;
      while (end < lines.size() && y_ + lines[end].bottom - lines[first].top <= bottom_ + tolerance) ++end;
      if (end == first && !at_top()) {
        next_page();
        continue;
      }
      end = std::max(end, first + 1);
      out_.placed.push_back({page_, x, y_, width, &element, first, end, node});
      note_links(out_.placed.back(), words);
      y_ += lines[end - 1].bottom - lines[first].top;
      first = end;
    }
  }

  struct OpenHead {
    const Stack* stack;
    double x;
    double width;
  };
  const Pages& pages_;
  TypeSetter& type_;
  double closeness_;
  Layout out_;
  std::map<std::pair<const Element*, double>, Measured> measured_;
  std::vector<OpenHead> open_heads_;
  double top_;
  double bottom_;
  double page_top_ = top_;
  double y_;
  std::size_t page_ = 0;
  bool ran_over_ = false;  // the page was begun for want of room
};

}  // namespace

Layout laid_out(const Pages& pages, TypeSetter& type) {
  const auto width = pages.width - 2 * pages.margin_side;
  const auto foot_height = LayoutMaker(pages, type, 0).measure(pages.foot, width).height;
  auto out = LayoutMaker(pages, type, foot_height).make();
  // A page for a few last lines is saved where a little less room between the others takes them in.
  for (const auto closeness : {0.85, 0.7}) {
    if (!pages.closer_to_save_pages || out.short_pages == 0) break;
    auto closer = LayoutMaker(pages, type, foot_height, closeness).make();
    if (closer.pages < out.pages) out = std::move(closer);
  }
  number_links(out, type);
  for (std::size_t page = 0; page < out.pages; ++page) {
    auto& foot = out.made.emplace_back(pages.foot);
    number_pages(foot, std::to_string(page + 1), std::to_string(out.pages));
    LayoutMaker maker(pages, type, 0);
    maker.place(foot, pages.margin_side, pages.height - pages.margin_foot - foot_height, width, unread);
    for (auto& placed : maker.placed()) {
      placed.page = page;
      out.placed.push_back(placed);
    }
  }
  std::stable_sort(out.placed.begin(), out.placed.end(), [](const auto& a, const auto& b) { return a.page < b.page; });
  return out;
}

}  // namespace muster::print
