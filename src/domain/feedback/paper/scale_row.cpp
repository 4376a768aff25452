// Whether words fit is told from how many letters they have, as the form's check of its paper does.
#include "scale_row.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/print/elements.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace muster::feedback {
namespace {

using print::Element;

constexpr std::size_t fewest = 4;  // fewer stand beside their words
constexpr std::size_t most = 7;
constexpr double gap = 6;  // points
constexpr double label_scale = 0.85;
constexpr double most_lines = 4;

/// As a share of the size: Latin, Greek and Cyrillic letters, and signs of scripts that are as wide as high.
double letter_width(std::string_view label) {
  constexpr unsigned char first_of_three_bytes = 0xE0;
  const bool wide =
      std::ranges::any_of(label, [](char byte) { return static_cast<unsigned char>(byte) >= first_of_three_bytes; });
  return wide ? 1.0 : 0.56;
}

std::size_t longest_word(std::string_view label) {
  std::size_t longest = 0;
  while (!label.empty()) {
    const auto end = std::min(label.find_first_of(" -/"), label.size());
    longest = std::max(longest, character_count(label.substr(0, end)));
    label.remove_prefix(std::min(end + 1, label.size()));
  }
  return longest;
}

double column(const std::vector<PaperOption>& steps, const ScaleRow& row) {
  const auto count = static_cast<double>(steps.size());
  return (row.width - gap * (count - 1)) / count;
}

Element step(const PaperOption& option, const ScaleRow& row) {
  const print::Look key{.size = row.size * 0.58, .colour = 0x5F646B};
  Element mark{.content = print::Row{{print::room(0),
                                      print::words(option.key, key, print::Role::list_label),
                                      {.content = print::Box{row.box}},
                                      print::room(0)},
                                     {{.share = 1}, {}, {.points = row.box}, {.share = 1.3}},
                                     2.5}};
  auto words = print::words(option.label, {.size = row.size * label_scale, .colour = 0x17191C}, print::Role::list_body,
                            print::Words::Side::centre);
  auto out = print::stacked({std::move(mark), std::move(words)}, row.size * 0.15, true);
  out.role = print::Role::list_item;
  return out;
}

bool fit(const std::vector<PaperOption>& steps, const ScaleRow& row) {
  if (steps.size() < fewest || steps.size() > most) return false;
  return std::ranges::all_of(steps, [&](const PaperOption& one) {
    if (one.write_in || !one.heading.empty() || !one.offered.empty() || one.begins_alone) return false;
    const auto letter = letter_width(one.label) * row.size * label_scale;
    const auto whole = letter * static_cast<double>(character_count(one.label));
    return letter * static_cast<double>(longest_word(one.label)) <= column(steps, row) &&
           whole <= most_lines * 0.75 * column(steps, row);
  });
}

}  // namespace

std::optional<Element> steps_across(std::vector<PaperOption>& options, const ScaleRow& row) {
  const auto beside = std::ranges::find_if(options, &PaperOption::beside);
  const std::vector<PaperOption> steps(options.begin(), beside);
  if (!fit(steps, row)) return std::nullopt;
  print::Row cells{{}, {}, gap};
  for (const auto& one : steps) {
    cells.cells.push_back(step(one, row));
    cells.widths.push_back({.share = 1});
  }
  options.erase(options.begin(), beside);
  return Element{.content = std::move(cells)};
}

}  // namespace muster::feedback
