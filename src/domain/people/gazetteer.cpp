// Reads the list of authorities, and makes ready what its parts are called.
#include <muster/domain/people/gazetteer.hpp>

#include "likely_names.hpp"
#include "sheet_reading.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace muster::people {
namespace {

/// Between ; as the list has them.
std::vector<std::string> entries(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    if (auto entry = trimmed(text.substr(0, end)); !entry.empty()) found.push_back(std::move(entry));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

double degrees(const std::string& text, std::size_t line, Diagnostics& diagnostics) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    diagnostics.add(line, "the middle point \"" + text + "\" is no number", "give degrees, for example 54.6690");
  return value;
}

bool is_upper_tier(const Authority& authority) {
  return authority.kind != "non-metropolitan district" && authority.kind != "combined authority" &&
         authority.kind != "strategic authority";
}

/// The list puts some county councils into a neighbour's region: they lie where most of their districts do.
void place_counties(std::vector<Authority>& authorities) {
  std::map<std::string, std::map<std::string, int>> regions;
  for (const auto& authority : authorities)
    if (!authority.county.empty()) ++regions[authority.county][authority.region];
  for (auto& authority : authorities) {
    const auto found = regions.find(authority.name);
    if (authority.kind != "county council" || found == regions.end()) continue;
    authority.region = std::ranges::max_element(found->second, {}, &std::pair<const std::string, int>::second)->first;
  }
}

std::string key_of(std::string_view kind, std::string_view name) {
  std::string key(kind);
  for (const char letter : lower_case(name)) key += letter >= 'a' && letter <= 'z' ? letter : '-';
  return key;
}

}  // namespace

Result<Gazetteer> Gazetteer::read(const tabular::Table& table, const std::string& source) {
  Diagnostics diagnostics(source);
  std::array<std::optional<std::size_t>, 12> columns;
  constexpr std::array<std::string_view, 12> names{"code",     "name",      "official_name", "kind",
                                                   "nation",   "region",    "county",        "combined_authority",
                                                   "latitude", "longitude", "other_names",   "former_codes"};
  for (std::size_t at = 0; at < names.size(); ++at) columns[at] = require_column(table.heading, names[at], diagnostics);
  if (diagnostics.any()) return diagnostics.error();
  Gazetteer gazetteer;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    const auto text = [&](std::size_t column) { return cell(row, columns[column]); };
    gazetteer.authorities_.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7),
                                      degrees(text(8), table.line_of[at], diagnostics),
                                      degrees(text(9), table.line_of[at], diagnostics), entries(text(10)),
                                      entries(text(11))});
  }
  if (diagnostics.any()) return diagnostics.error();
  place_counties(gazetteer.authorities_);
  std::ranges::stable_sort(gazetteer.authorities_, [](const Authority& left, const Authority& right) {
    return compare_names(left.name, right.name) < 0;
  });
  gazetteer.index();
  gazetteer.find_areas();
  return gazetteer;
}

const Area* Gazetteer::area(std::string_view key) const {
  const auto found = std::ranges::find(areas_, key, &Area::key);
  return found == areas_.end() ? nullptr : &*found;
}

void Gazetteer::find_areas() {
  using Members = std::map<std::string, std::vector<std::size_t>>;
  Members regions;
  Members combined;
  Members counties;
  for (std::size_t at = 0; at < authorities_.size(); ++at) {
    const auto& authority = authorities_[at];
    if (!authority.county.empty()) counties[authority.county].push_back(at);
    if (!is_upper_tier(authority)) continue;
    regions[authority.region].push_back(at);
    if (!authority.combined_authority.empty()) combined[authority.combined_authority].push_back(at);
  }
  const auto add = [&](Area::Kind kind, std::string_view key, const Members& members) {
    for (const auto& [name, which] : members) areas_.push_back({kind, key_of(key, name), name, which});
  };
  add(Area::Kind::region, "region-", regions);
  add(Area::Kind::combined_authority, "combined-", combined);
  add(Area::Kind::county, "county-", counties);
}

}  // namespace muster::people
