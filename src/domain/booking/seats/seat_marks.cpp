// Draws seats as marks of one size, so that a kind of 66 looks like 66 beside one of 2.
#include "seat_marks.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <vector>

namespace muster::booking {

std::int64_t seats_of_a_mark(std::int64_t seats) {
  constexpr std::int64_t most_marks = 300;
  std::int64_t one = 1;
  while (seats > most_marks * one) one *= 10;
  return one;
}

std::string seat_figures_words(const SeatFigures& figures) {
  std::vector<std::string> parts;
  const auto add = [&](std::int64_t number, const char* word) {
    if (number > 0) parts.push_back(grouped(number) + " " + word);
  };
  add(figures.used, "used");
  add(figures.offered, "offered");
  add(figures.held, "held");
  add(figures.free, "free");
  if (parts.empty()) return "no seats";
  return listed(parts, ", ");
}

std::string seat_marks(const SeatFigures& figures, std::int64_t of_a_mark) {
  std::string html = "<span class=\"seats\" role=\"img\" aria-label=\"" + seat_figures_words(figures) + "\">";
  const auto add = [&](std::int64_t number, const char* look) {
    // A part that is there is seen, however small.
    const auto marks = number == 0 ? 0 : std::max<std::int64_t>(1, (number + of_a_mark / 2) / of_a_mark);
    for (std::int64_t at = 0; at < marks; ++at) html += std::string("<span class=\"seat seat-") + look + "\"></span>";
  };
  add(figures.used, "used");
  add(figures.offered, "offered");
  add(figures.held, "held");
  add(figures.free, "free");
  return html + "</span>";
}

}  // namespace muster::booking
