#pragma once
// The elements that most sheets are made of, each said in a word.

#include <muster/kit/print/pages.hpp>

#include <utility>

namespace muster::print {

/// A paragraph in one look.
[[nodiscard]] inline Element words(std::string text, const Look& look = {}, Role role = Role::paragraph,
                                   Words::Side side = Words::Side::start) {
  return {.content = Words{{{std::move(text), look}}, side}, .role = role};
}
/// Points of nothing.
[[nodiscard]] inline Element room(double height) { return {.content = Space{height}}; }
/// A line as high as it is thick, not read out.
[[nodiscard]] inline Element rule(double weight, std::uint32_t colour) {
  return {.content = Line{weight, weight, colour}, .role = Role::decoration};
}
/// Below each other, so many points apart.
[[nodiscard]] inline Element stacked(std::vector<Element> parts, double gap, bool together = false) {
  return {.content = Stack{.parts = std::move(parts), .gap = gap, .together = together}};
}

}  // namespace muster::print
