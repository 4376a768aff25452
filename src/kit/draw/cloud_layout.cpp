// Words go in by size. Where they do not all find a place, everything shrinks alike and the layout starts again: the
// law of size stays.

#include "cloud_layout.hpp"

#include "cloud_sheet.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace muster::draw {
namespace {

constexpr double smallest_size = 10;
constexpr double exponent = 0.58496250072115618;  // log2(1.5): twice the people, one and a half times the height
constexpr double comfortable_size = 14;
constexpr std::size_t longest_unbroken = 24;  // bytes

/// The counts of the most and the least named word.
struct Extremes {
  std::int64_t most = 1;
  std::int64_t least = 1;
};

Extremes extremes_of(const std::vector<CloudWord>& words) {
  Extremes found{words.front().people, words.front().people};
  for (const auto& word : words) {
    found.most = std::max(found.most, word.people);
    found.least = std::min(found.least, word.people);
  }
  return found;
}

Weight weight_for(std::int64_t people, const SizeLaw& law, const Extremes& extremes) {
  if (extremes.most == extremes.least) return Weight::semibold;
  const double share = law.size(people) / law.size(extremes.most);
  if (people == extremes.least || share < 0.3) return Weight::medium;
  return share >= 0.42 ? Weight::bold : Weight::semibold;
}

/// The space a figure needs after its word.
double figure_space(const Face& face, const Face& figure_face, std::int64_t people) {
  return 2 + face.size * 0.07 + text_width(grouped(people), figure_face);
}

Item item_for(const CloudWord& source, const SizeLaw& law, const Extremes& extremes, double width) {
  Item item;
  PlacedWord& word = item.word;
  word.word = source.word;
  word.people = source.people;
  const double size = law.size(source.people);
  word.face = {size, weight_for(source.people, law, extremes)};
  word.figure_face = {.size = std::clamp(size * 0.1 + 9, 9.5, 15.0)};
  const double space = figure_space(word.face, word.figure_face, source.people);
  word.lines = wrapped(source.word, word.face, std::max(width - space - 8, size));
  word.leading = std::round(size * 1.15);

  double widest = 0;
  for (const auto& line : word.lines) {
    word.lengths.push_back(text_width(line, word.face));
    widest = std::max(widest, word.lengths.back());
  }
  for (std::size_t i = 0; i < word.lines.size(); ++i) {
    const Ink ink = text_ink(word.lines[i], word.face);
    const double start = (widest - word.lengths[i]) / 2;
    word.starts.push_back(start);
    const Box line{start + ink.left, ink.top + word.leading * static_cast<double>(i), ink.right - ink.left,
                   ink.bottom - ink.top};
    word.ink = i == 0 ? line : hull_of(word.ink, line);
  }
  word.figure_baseline = word.leading * static_cast<double>(word.lines.size() - 1);
  word.figure_x = word.starts.back() + word.lengths.back() + 2 + size * 0.07;
  const Ink figure = text_ink(grouped(source.people), word.figure_face);
  word.figure_ink = {word.figure_x + figure.left, word.figure_baseline + figure.top, figure.right - figure.left,
                     figure.bottom - figure.top};
  item.hull = hull_of(word.ink, word.figure_ink);
  word.move(-item.hull.x - item.hull.width / 2, -item.hull.y - item.hull.height / 2);
  item.hull = {-item.hull.width / 2, -item.hull.height / 2, item.hull.width, item.hull.height};
  item.margin_x = 4 + size * 0.1;
  item.margin_y = 2.8 + size * 0.035;
  return item;
}

std::vector<Item> items_for(const std::vector<CloudWord>& words, const SizeLaw& law, double width) {
  const Extremes extremes = extremes_of(words);
  std::vector<Item> items;
  for (const auto& word : words) items.push_back(item_for(word, law, extremes, width));
  // Among equals the long words go first: they are the hardest to place.
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.word.people != b.word.people) return a.word.people > b.word.people;
    if (a.hull.width != b.hull.width) return a.hull.width > b.hull.width;
    return a.word.word < b.word.word;
  });
  return items;
}

/// No cloud of words ever filled its sheet beyond this.
double most_filled(std::size_t words, double width, double height) {
  return (words < 12 ? 0.8 : 0.62) * width * height;
}

/// False where trying would only cost time.
bool may_fit(const std::vector<Item>& items, double width, double height) {
  double area = 0;
  for (const auto& item : items) area += item.hull.width * item.hull.height;
  return area <= most_filled(items.size(), width, height);
}

/// What words that must be broken into many lines take at the least, known of each size without being typeset in it: a
/// word of a thousand letters was typeset in forty sizes of which it could have none.
class LeastArea {
 public:
  explicit LeastArea(const std::vector<CloudWord>& words) {
    constexpr std::size_t many_lines = 100;  // bytes; what is shorter costs little to try
    constexpr double certain = 0.9;          // what a break may save in spaces between letters, and more
    for (const auto& word : words) {
      if (word.word.size() < many_lines) continue;
      std::string letters = word.word;
      std::erase(letters, ' ');  // those at breaks take nothing
      long_.push_back({word.people, certain * text_width(letters, {.size = 100, .weight = Weight::medium}) / 100});
    }
  }

  /// Lines of `width` at the most, each but the last as far from the next as the law's size asks.
  [[nodiscard]] double at(const SizeLaw& law, double width) const {
    double area = 0;
    for (const auto& word : long_) {
      const double size = law.size(word.people);
      area += std::max(0.0, word.length * size - width) * (size * 1.15 - 0.5);
    }
    return area;
  }

 private:
  struct LongWord {
    std::int64_t people = 0;
    double length = 0;  ///< at a size of 1
  };
  std::vector<LongWord> long_;
};

/// All items in their places, moved so that the ink starts at the top and stands in the middle; or nothing.
std::optional<CloudLayout> tried(std::vector<Item> items, const SizeLaw& law, double width, double height,
                                 const PlaceOrder& order) {
  CloudSheet sheet(width, height, order, items);
  CloudLayout layout{.law = law, .words = {}, .height = 0};
  Sides edges{width, height, -width, -height};
  for (auto& item : items) {
    if (!sheet.place(item)) return std::nullopt;
    const Box hull = hull_of(item.word.ink, item.word.figure_ink);
    edges.left = std::min(edges.left, hull.x);
    edges.right = std::max(edges.right, hull.x + hull.width);
    edges.top = std::min(edges.top, hull.y);
    edges.bottom = std::max(edges.bottom, hull.y + hull.height);
    layout.words.push_back(std::move(item.word));
  }
  for (auto& word : layout.words) word.move((width - edges.left - edges.right) / 2, -edges.top);
  layout.height = edges.bottom - edges.top;
  return layout;
}

/// The longest word of a phrase. What is longer than any real word does not count: it will be broken.
std::string_view longest_part(std::string_view phrase) {
  std::string_view longest;
  while (!phrase.empty()) {
    const auto part = phrase.substr(0, phrase.find(' '));
    if (part.size() <= longest_unbroken && part.size() > longest.size()) longest = part;
    phrase.remove_prefix(std::min(part.size() + 1, phrase.size()));
  }
  return longest;
}

/// How large the law may be before any word is too large for the sheet or for the eye.
double largest_factor(const std::vector<CloudWord>& words, double width, double height) {
  const auto [most, least] = extremes_of(words);
  const auto power = [&](std::int64_t people) { return std::pow(static_cast<double>(people), exponent); };
  const double largest_size = std::min({80.0, width * 0.17, height * 0.5});
  const double largest_small = words.size() <= 3 ? 44 : width >= 480 ? 24 : 19;
  const double unbroken = std::min(largest_size / power(most), largest_small / power(least));
  const double comfortable = comfortable_size / power(least);
  double factor = unbroken;
  for (const auto& word : words) {
    const double figure = text_width(grouped(word.people), {.size = 15}) + 8;
    const double room = std::max(1.0, width * 0.94 - figure) / power(word.people);
    const auto limit = [&](std::string_view text) {
      const double length = text_width(text, {.size = 100, .weight = Weight::bold}) / 100;
      return length > 0 ? room / length : unbroken;
    };
    // A phrase may break between its words rather than make all others small.
    factor = std::min({factor, std::max(limit(word.word), comfortable), limit(longest_part(word.word))});
  }
  return factor;
}

}  // namespace

double SizeLaw::size(std::int64_t people) const {
  return std::max(smallest_size, std::round(factor * std::pow(static_cast<double>(people), exponent) * 10) / 10);
}

std::int64_t SizeLaw::holds_from() const {
  const double least = std::pow(smallest_size / factor, 1 / exponent);
  // The last digit of a double must not turn 3 into 4.
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(std::min(least, 1e15) - 1e-6)));
}

void PlacedWord::move(double dx, double dy) {
  for (double& start : starts) start += dx;
  baseline += dy;
  figure_x += dx;
  figure_baseline += dy;
  for (Box* box : {&ink, &figure_ink}) {
    box->x += dx;
    box->y += dy;
  }
}

CloudLayout laid_out(const std::vector<CloudWord>& words, const SizeLaw& law, double width, double height) {
  const auto items = items_for(words, law, width);
  for (;; height = height * 1.08 + 4) {
    if (!may_fit(items, width, height)) continue;
    if (auto layout = tried(items, law, width, height, {width, height})) return *std::move(layout);
  }
}

CloudLayout laid_out(const std::vector<CloudWord>& words, double width, double height) {
  const MeasuredOften measured;
  const auto least = static_cast<double>(extremes_of(words).least);
  const double largest = largest_factor(words, width, height);
  // Counts so far apart that the rarest word is unreadable beside the largest one leave nothing to shrink.
  const PlaceOrder order(width, height);
  const double floor = std::min(largest, smallest_size / std::pow(least, exponent));
  const LeastArea least_area(words);
  for (double factor = largest; factor > floor; factor *= 0.955) {
    const SizeLaw law{factor};
    if (least_area.at(law, width) > most_filled(words.size(), width, height)) continue;
    auto items = items_for(words, law, width);
    if (!may_fit(items, width, height)) continue;
    if (auto layout = tried(std::move(items), law, width, height, order)) return *std::move(layout);
  }
  return laid_out(words, SizeLaw{floor}, width, height);
}

}  // namespace muster::draw
