// Names are counted by a hash: of two that share one the commoner decides, which asks less and merges nobody.

#include "chance_namesakes.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace muster::people {
namespace {

constexpr double met_before = 1000;
constexpr double of_first_name = 2;
constexpr double of_surname = 0.5;

std::uint64_t hashed(std::string_view folded) { return std::hash<std::string_view>{}(folded); }

double others(const std::unordered_map<std::uint64_t, std::uint32_t>& counts, std::string_view folded) {
  const auto found = counts.find(hashed(folded));
  return found == counts.end() || found->second == 0 ? 0 : found->second - 1.0;  // but for the one who was found
}

}  // namespace

void ChanceNamesakes::add(const ComparedName& name) {
  people_ += 1;
  if (!name.given_words.empty()) ++given_[hashed(name.given_words.front())];
  ++family_[hashed(name.family)];
  for (const auto& part : name.family_parts) ++family_[hashed(part)];
}

double ChanceNamesakes::expected(const ComparedName& name) const {
  if (name.given_words.empty()) return 0;
  double family = others(family_, name.family);
  for (const auto& part : name.family_parts) family = std::max(family, others(family_, part));
  const auto given = others(given_, name.given_words.front());
  const auto all = people_ + met_before;
  return people_ * (given + of_first_name) / all * (family + of_surname) / all;
}

}  // namespace muster::people
