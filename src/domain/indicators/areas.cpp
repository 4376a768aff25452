// Which areas a programme keeps figures of: its places, its region and the nation they stand in, by official code.
#include <muster/domain/indicators/indicator_list.hpp>

#include <muster/kit/base/utf8.hpp>

#include <array>

namespace muster::indicators {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

/// The nine regions of England as the Office for National Statistics codes them.
constexpr std::array regions_of_england = std::to_array<Named>({{"E12000001", "North East"},
                                                                {"E12000002", "North West"},
                                                                {"E12000003", "Yorkshire and The Humber"},
                                                                {"E12000004", "East Midlands"},
                                                                {"E12000005", "West Midlands"},
                                                                {"E12000006", "East of England"},
                                                                {"E12000007", "London"},
                                                                {"E12000008", "South East"},
                                                                {"E12000009", "South West"}});
constexpr std::array nations = std::to_array<Named>(
    {{"E92000001", "England"}, {"W92000004", "Wales"}, {"S92000003", "Scotland"}, {"N92000002", "Northern Ireland"}});

}  // namespace

std::string official_code(const people::Region& region) {
  for (const auto& [code, name] : regions_of_england)
    if (folded_name(name) == folded_name(region.name)) return std::string(code);
  return {};
}

std::pair<std::string, std::string> nation_of(const people::Region& region) {
  if (region.places.empty() || region.places.front().code.empty()) return {};
  for (const auto& [code, name] : nations)
    if (code.front() == region.places.front().code.front()) return {std::string(code), std::string(name)};
  return {};
}

const people::Place* Areas::place(std::string_view code) const {
  for (const auto& region : regions)
    if (const auto* found = region.place(code)) return found;
  return nullptr;
}

const people::Region* Areas::region(std::string_view code) const {
  for (const auto& region : regions)
    if (!code.empty() && official_code(region) == code) return &region;
  return nullptr;
}

std::string Areas::nation(std::string_view code) const {
  for (const auto& region : regions)
    if (const auto found = nation_of(region); !code.empty() && found.first == code) return found.second;
  return {};
}

std::string Areas::name_of(std::string_view code) const {
  if (const auto* found = place(code)) return found->name;
  if (const auto* found = region(code)) return found->name;
  return nation(code);
}

}  // namespace muster::indicators
