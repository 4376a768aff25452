// Organisations are read whole or not at all: a name with two meanings would send people to the wrong place.

#include <muster/domain/people/organisation.hpp>

#include "sheet_reading.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>

namespace muster::people {
namespace {

class PlaceNames {
 public:
  explicit PlaceNames(const Region& region) {
    for (const auto& place : region.places) {
      codes_.emplace(folded_name(place.code), place.code);
      codes_.emplace(folded_name(place.name), place.code);
      names_.push_back(place.name);
    }
  }
  [[nodiscard]] std::optional<std::string> code(std::string_view typed) const {
    const auto found = codes_.find(folded_name(typed));
    return found == codes_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::string> codes_;
  std::vector<std::string> names_;
};

/// Every name and alias so far, folded, with whose it is.
class TakenNames {
 public:
  void take(const std::string& typed, const std::string& owner, std::size_t line, Diagnostics& diagnostics) {
    const auto key = folded_name(typed);
    if (key.empty()) {
      diagnostics.add(line, "the name \"" + typed + "\" has no letter and no digit", "give a name that can be typed");
      return;
    }
    const auto [before, fresh] = owners_.emplace(key, std::pair(owner, line));
    if (fresh || before->second.second == line) return;
    diagnostics.add(line,
                    "\"" + typed + "\" reads like a name of " + before->second.first + " in row " +
                        std::to_string(before->second.second),
                    "a name or alias can belong to one organisation only");
  }

 private:
  std::map<std::string, std::pair<std::string, std::size_t>> owners_;
};

}  // namespace

Result<std::vector<Organisation>> read_organisations(const tabular::Table& table, const Region& region,
                                                     const std::string& source) {
  Diagnostics diagnostics(source);
  const auto name = require_column(table.heading, "name", diagnostics);
  const auto kind = require_column(table.heading, "kind", diagnostics);
  const auto serves = find_column(table.heading, {"serves"});
  const auto aliases = find_column(table.heading, {"aliases", "alias"});
  if (diagnostics.any()) return diagnostics.error();

  const PlaceNames places(region);
  TakenNames taken;
  std::vector<Organisation> out;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    const auto line = table.line_of[at];
    Organisation organisation;
    organisation.name = cell(row, name);
    organisation.kind = cell(row, kind);
    organisation.aliases = split_entries(cell(row, aliases));
    if (organisation.name.empty())
      diagnostics.add(line, "the name is empty", "give the organisation its name");
    else
      taken.take(organisation.name, organisation.name, line, diagnostics);
    if (organisation.kind.empty()) {
      diagnostics.add(line, "the kind is empty", "say what it is, for example \"local authority\" or \"health\"");
    }
    for (const auto& alias : organisation.aliases) taken.take(alias, organisation.name, line, diagnostics);
    for (const auto& typed : split_entries(cell(row, serves))) {
      if (auto code = places.code(typed)) {
        organisation.serves.push_back(std::move(*code));
        continue;
      }
      auto hint = did_you_mean(typed, places.names());
      if (hint.empty()) hint = "give names or codes of places in " + region.name;
      diagnostics.add(line, "\"" + typed + "\" is no place of " + region.name, std::move(hint));
    }
    out.push_back(std::move(organisation));
  }
  if (diagnostics.any()) return diagnostics.error();
  return out;
}

}  // namespace muster::people
