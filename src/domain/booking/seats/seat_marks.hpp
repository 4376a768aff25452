#pragma once
// The bar of seats: one mark is one seat (or ten, where there are very many), told apart by shape.

#include <muster/domain/booking/seats.hpp>

#include <string>

namespace muster::booking {

/// How many seats a mark stands for in an event of so many: 1 up to 300.
[[nodiscard]] std::int64_t seats_of_a_mark(std::int64_t seats);
/// Markup of spans without text, in a picture whose alternative says the figures.
[[nodiscard]] std::string seat_marks(const SeatFigures& figures, std::int64_t of_a_mark);
/// "50 used, 2 offered, 14 held".
[[nodiscard]] std::string seat_figures_words(const SeatFigures& figures);

}  // namespace muster::booking
