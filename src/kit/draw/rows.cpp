// Words and small shapes of the row charts.

#include "rows.hpp"

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::draw {

double within_one(double share) { return share >= 0 ? std::min(share, 1.0) : 0; }

std::string hidden_words(std::int64_t fewer_than) {
  return fewer_than > 0 ? tell("hidden: fewer than {number}", {{"number", told_number(fewer_than)}}) : tell("hidden");
}

double widest_label(const std::vector<Bar>& bars) {
  double widest = 0;
  for (const auto& bar : bars) widest = std::max(widest, text_width(bar.label, label_face));
  return widest;
}

std::string people_words(const Bar& bar) {
  return bar.suppressed ? hidden_words(bar.fewer_than) : tell_count("{count} person", "{count} people", bar.people);
}

std::string bar_words(const Bar& bar) {
  std::string words = bar.label + ": " + people_words(bar);
  if (bar.suppressed) return words;
  words += ", " + told_share(within_one(bar.share));
  if (bar.low && bar.high)
    words +=
        " (" + tell("95% interval {range}", {{"range", told_range(within_one(*bar.low), within_one(*bar.high))}}) + ")";
  return words;
}

std::string mark_row(const Box& first, double gap, std::int64_t count) {
  std::string d;
  for (std::int64_t i = 0; i < count; ++i) {
    d += "M" + number(first.x + static_cast<double>(i) * (first.width + gap)) + " " + number(first.y) + "h" +
         number(first.width) + "v" + number(first.height) + "h" + number(-first.width) + "z";
  }
  return d;
}

std::string described(const std::string& opening, const std::vector<std::string>& parts) {
  std::string text = opening;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? " " : "; ") + parts[i];
  return text + ".";
}

}  // namespace muster::draw
