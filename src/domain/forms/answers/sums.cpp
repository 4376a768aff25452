// Adds in millionths, so that 0.1 and 0.2 are 0.3.
#include <muster/domain/forms/sums.hpp>

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/measure_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/decimals.hpp>

#include <cmath>

namespace muster::forms {
namespace {

constexpr double parts = 1e6;

}  // namespace

GridSum sum_of(const Page& page, const Grid& grid, const std::map<std::string, std::vector<std::string>>& values) {
  GridSum out;
  long long millionths = 0;
  for (const auto& question : page.questions) {
    if (question.grid != grid.code) continue;
    if (out.first == nullptr) out.first = &question;
    const auto found = values.find(question.code);
    if (found == values.end() || found->second.empty()) continue;
    const auto digits = number_typed(question, found->second.back());
    const auto number = digits ? parse_decimal(*digits) : std::nullopt;
    if (!number || std::abs(*number) > 1e9) continue;
    out.any = true;
    millionths += std::llround(*number * parts);
  }
  out.sum = static_cast<double>(millionths) / parts;
  return out;
}

bool comes_to(double sum, double total) { return std::llround(sum * parts) == std::llround(total * parts); }

std::string sum_in_digits(double sum) {
  const auto millionths = std::llround(std::abs(sum) * parts);
  const auto whole = static_cast<long long>(parts);
  auto behind = std::to_string(millionths % whole);
  behind.insert(0, 6 - behind.size(), '0');
  while (!behind.empty() && behind.back() == '0') behind.pop_back();
  return (sum < 0 && millionths > 0 ? "-" : "") + grouped(millionths / whole) + (behind.empty() ? "" : "." + behind);
}

std::string sum_in_digits(double sum, const Catalogue& words) {
  return words.is_english() ? sum_in_digits(sum) : decimal_in(words, sum_in_digits(sum));
}

std::string wrong_sum_in_words(const Grid& grid, double sum, const Catalogue& words) {
  const auto left = *grid.total - sum;
  const char* const message =
      left > 0 ? to_say("Your numbers for {grid} add up to {sum}. They must add up to {total}: add {difference}")
               : to_say("Your numbers for {grid} add up to {sum}. They must add up to {total}: take away {difference}");
  return say(words, message,
             {{"grid", "“" + grid.label + "”"},
              {"sum", sum_in_digits(sum, words)},
              {"total", sum_in_digits(*grid.total, words)},
              {"difference", sum_in_digits(std::abs(left), words)}});
}

std::string total_in_words(const Grid& grid, const Catalogue& words) {
  if (!grid.total) return {};
  return say(words, "They add up to {total}.", {{"total", sum_in_digits(*grid.total, words)}});
}

}  // namespace muster::forms
