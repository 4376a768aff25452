// Words go in by size, each to the free place nearest the middle as an ellipse measures it. Two words never share ink
// boxes, so the search compares rectangles and needs no pixels.

#include "cloud_layout.hpp"

#include <muster/base/number.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace muster::draw {
namespace {

constexpr double smallest_size = 10;
constexpr double grain = 2;

/// A word with its boxes about the middle of both, before it has a place.
struct Item {
  PlacedWord word;
  Box hull;
  double margin_x = 0;
  double margin_y = 0;
};

Weight weight_for(double share_of_largest) {
  if (share_of_largest >= 0.42) return Weight::bold;
  return share_of_largest >= 0.3 ? Weight::semibold : Weight::medium;
}

Box hull_of(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

/// The space a figure needs after its word.
double figure_space(const Face& face, const Face& figure_face, std::int64_t people) {
  return 2 + face.size * 0.07 + text_width(grouped(people), figure_face);
}

Item item_for(const CloudWord& source, const SizeLaw& law, std::int64_t most, double width) {
  Item item;
  PlacedWord& word = item.word;
  word.word = source.word;
  word.people = source.people;
  const double size = law.size(source.people);
  word.face = {size, weight_for(size / law.size(most)), size >= 24 ? Cut::display : Cut::text};
  word.figure_face = {.size = std::clamp(size * 0.1 + 9, 9.5, 15.0)};
  const double space = figure_space(word.face, word.figure_face, source.people);
  word.lines = wrapped(source.word, word.face, std::max(width - space - 4, size));
  word.leading = std::round(size * 1.15);

  for (std::size_t i = 0; i < word.lines.size(); ++i) {
    const Ink ink = text_ink(word.lines[i], word.face);
    const Box line{ink.left, ink.top + word.leading * static_cast<double>(i), ink.right - ink.left,
                   ink.bottom - ink.top};
    word.ink = i == 0 ? line : hull_of(word.ink, line);
  }
  word.figure_baseline = word.leading * static_cast<double>(word.lines.size() - 1);
  word.figure_x = text_width(word.lines.back(), word.face) + 2 + size * 0.07;
  const Ink figure = text_ink(grouped(source.people), word.figure_face);
  word.figure_ink = {word.figure_x + figure.left, word.figure_baseline + figure.top, figure.right - figure.left,
                     figure.bottom - figure.top};
  item.hull = hull_of(word.ink, word.figure_ink);
  word.move(-item.hull.x - item.hull.width / 2, -item.hull.y - item.hull.height / 2);
  item.hull = {-item.hull.width / 2, -item.hull.height / 2, item.hull.width, item.hull.height};
  item.margin_x = 3 + size * 0.1;
  item.margin_y = 2.2 + size * 0.035;
  return item;
}

std::vector<Item> items_for(const std::vector<CloudWord>& words, const SizeLaw& law, double width) {
  std::int64_t most = 1;
  for (const auto& word : words) most = std::max(most, word.people);
  std::vector<Item> items;
  for (const auto& word : words) items.push_back(item_for(word, law, most, width));
  // Among equals the long words go first: they are the hardest to place.
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.word.people != b.word.people) return a.word.people > b.word.people;
    if (a.hull.width != b.hull.width) return a.hull.width > b.hull.width;
    return a.word.word < b.word.word;
  });
  return items;
}

struct Offset {
  float x = 0;
  float y = 0;
  float distance = 0;
};

/// All places of a quarter of the sheet, nearest first.
std::vector<Offset> offsets_for(double width, double height) {
  std::vector<Offset> offsets;
  const double flat = height / width;
  for (double y = 0; y <= height / 2; y += grain) {
    for (double x = 0; x <= width / 2; x += grain) {
      const double across = x * flat;
      offsets.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(across * across + y * y)});
    }
  }
  std::sort(offsets.begin(), offsets.end(), [](const Offset& a, const Offset& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.y != b.y ? a.y < b.y : a.x < b.x;
  });
  return offsets;
}

/// A taken rectangle, its margins included.
struct Taken {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

class Sheet {
 public:
  Sheet(double width, double height) : width_(width), height_(height), offsets_(offsets_for(width, height)) {}

  bool place(Item& item, std::size_t turn) {
    // Each word looks first to another side, so that the cloud grows evenly about its middle.
    const double first_x = turn % 2 == 0 ? 1 : -1;
    const double first_y = turn / 2 % 2 == 0 ? 1 : -1;
    for (const auto& offset : offsets_) {
      for (int side = 0; side < 4; ++side) {
        if ((offset.x == 0 && side % 2 == 1) || (offset.y == 0 && side >= 2)) continue;
        const double x = offset.x * (side % 2 == 0 ? first_x : -first_x);
        const double y = offset.y * (side < 2 ? first_y : -first_y);
        if (inside(item, x, y) && is_free(item, x, y)) {
          take(item, x, y);
          return true;
        }
      }
    }
    return false;
  }

 private:
  bool inside(const Item& item, double x, double y) const {
    const double right = std::abs(x) + item.hull.width / 2;
    const double low = std::abs(y) + item.hull.height / 2;
    if (right > width_ / 2 || low > height_ / 2) return false;
    if (taken_.empty()) return true;
    // A wide sheet keeps its corners white; a narrow one has no room to give away.
    const double share = width_ >= 480 ? 0.72 : 0.3;
    const double u = (std::abs(x) + item.hull.width / 2 * share) / (width_ / 2);
    const double v = (std::abs(y) + item.hull.height / 2 * share) / (height_ / 2);
    return u * u + v * v <= (width_ >= 480 ? 1.0 : 1.5);
  }

  bool is_free(const Item& item, double x, double y) {
    const auto hits = [&](const Box& box, const Taken& taken) {
      return box.x + x - item.margin_x < taken.right && box.x + box.width + x + item.margin_x > taken.left &&
             box.y + y - item.margin_y < taken.bottom && box.y + box.height + y + item.margin_y > taken.top;
    };
    const auto meets = [&](const Taken& taken) {
      return hits(item.word.ink, taken) || hits(item.word.figure_ink, taken);
    };
    // Neighbouring places mostly meet the same word.
    if (last_hit_ < taken_.size() && meets(taken_[last_hit_])) return false;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (meets(taken_[i])) {
        last_hit_ = i;
        return false;
      }
    }
    return true;
  }

  void take(Item& item, double x, double y) {
    item.word.move(x + width_ / 2, y + height_ / 2);
    for (const Box* box : {&item.word.ink, &item.word.figure_ink}) {
      taken_.push_back({box->x - width_ / 2 - item.margin_x, box->y - height_ / 2 - item.margin_y,
                        box->x + box->width - width_ / 2 + item.margin_x,
                        box->y + box->height - height_ / 2 + item.margin_y});
    }
  }

  double width_;
  double height_;
  std::vector<Offset> offsets_;
  std::vector<Taken> taken_;
  std::size_t last_hit_ = 0;
};

/// All words in their places, moved so that the ink starts at the top and stands in the middle; or nothing.
std::optional<CloudLayout> tried(const std::vector<CloudWord>& words, const SizeLaw& law, double width, double height) {
  auto items = items_for(words, law, width);
  double area = 0;
  for (const auto& item : items) area += item.hull.width * item.hull.height;
  if (area > width * height) return std::nullopt;
  Sheet sheet(width, height);
  CloudLayout layout{.law = law, .words = {}, .height = 0};
  double left = width;
  double right = 0;
  double top = height;
  double bottom = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!sheet.place(items[i], i)) return std::nullopt;
    const Box hull = hull_of(items[i].word.ink, items[i].word.figure_ink);
    left = std::min(left, hull.x);
    right = std::max(right, hull.x + hull.width);
    top = std::min(top, hull.y);
    bottom = std::max(bottom, hull.y + hull.height);
    layout.words.push_back(std::move(items[i].word));
  }
  for (auto& word : layout.words) word.move((width - left - right) / 2, -top);
  layout.height = bottom - top;
  return layout;
}

/// How large the law may be before any word is too large for the sheet or for the eye.
double largest_factor(const std::vector<CloudWord>& words, double exponent, double width, double height) {
  std::int64_t most = 1;
  std::int64_t least = words.front().people;
  for (const auto& word : words) {
    most = std::max(most, word.people);
    least = std::min(least, word.people);
  }
  const auto power = [&](std::int64_t people) { return std::pow(static_cast<double>(people), exponent); };
  const double largest_size = std::min({80.0, width * 0.17, height * 0.5});
  const double largest_small = words.size() <= 3 ? 44 : width >= 480 ? 24 : 19;
  double factor = std::min(largest_size / power(most), largest_small / power(least));
  for (const auto& word : words) {
    const Face face{.size = 100, .weight = Weight::bold};
    const double length = text_width(word.word, face) / 100 * power(word.people);
    const double figure = text_width(grouped(word.people), {.size = 15}) + 8;
    if (length > 0) factor = std::min(factor, std::max(1.0, width * 0.94 - figure) / length);
  }
  return factor;
}

}  // namespace

double SizeLaw::size(std::int64_t people) const {
  return std::round(factor * std::pow(static_cast<double>(people), exponent) * 10) / 10;
}

void PlacedWord::move(double dx, double dy) {
  x += dx;
  baseline += dy;
  figure_x += dx;
  figure_baseline += dy;
  for (Box* box : {&ink, &figure_ink}) {
    box->x += dx;
    box->y += dy;
  }
}

CloudLayout laid_out(const std::vector<CloudWord>& words, const SizeLaw& law, double width, double height) {
  for (;; height = height * 1.08 + 4) {
    if (auto layout = tried(words, law, width, height)) return *std::move(layout);
  }
}

CloudLayout laid_out(const std::vector<CloudWord>& words, double exponent, double width, double height) {
  const auto least = std::min_element(words.begin(), words.end(), [](const CloudWord& a, const CloudWord& b) {
                       return a.people < b.people;
                     })->people;
  // A law so steep that the rarest word would be unreadable is made flatter: equal counts stay equal in size.
  constexpr double flatter = 0.05;
  const auto floor_of = [&](double power) { return smallest_size / std::pow(static_cast<double>(least), power); };
  double factor = largest_factor(words, exponent, width, height);
  while (factor < floor_of(exponent) && exponent > 0) {
    exponent = std::max(0.0, exponent - flatter);
    factor = largest_factor(words, exponent, width, height);
  }
  const double floor = floor_of(exponent);
  for (; factor > floor; factor *= 0.955) {
    if (auto layout = tried(words, {factor, exponent}, width, height)) return *std::move(layout);
  }
  return laid_out(words, SizeLaw{floor, exponent}, width, height);
}

}  // namespace muster::draw
