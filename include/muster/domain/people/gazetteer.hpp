#pragma once
// The local authorities of the United Kingdom, so that a region can be chosen, or pasted by name, without a file of
// codes.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::people {

/// A local authority as the list has it.
struct Authority {
  std::string code;  ///< of the Office for National Statistics
  std::string name;
  std::string official_name;
  std::string kind;  ///< "London borough", "county council", ...
  std::string nation;
  std::string region;              ///< of England; else the nation's name
  std::string county;              ///< of a district that has a county council above it
  std::string combined_authority;  ///< empty where it belongs to none
  double latitude = 0;
  double longitude = 0;
  std::vector<std::string> other_names;
  std::vector<std::string> former_codes;
};

/// A part of the country whose authorities can be taken as the places of a region.
struct Area {
  enum class Kind { region, county, combined_authority };
  Kind kind = Kind::region;
  std::string key;   ///< for addresses and forms: "county-kent"
  std::string name;  ///< "Kent"
  /// Indices of its authorities by name: of a county its districts; else the councils that answer for schools and
  /// social care (counties, unitary authorities, boroughs).
  std::vector<std::size_t> authorities;
};

/// What a typed name of a place means.
struct RecognisedPlace {
  enum class MatchBasis { by_name, by_other_name, by_code, unknown };
  std::string typed;  ///< without outer spaces
  MatchBasis how = MatchBasis::unknown;
  std::size_t authority = 0;         ///< index; only where known
  std::vector<std::string> nearest;  ///< of an unknown one: names that may be meant, best first (at most 3)
};

/// "London Borough of Lambeth", "Lambeth Council" -> "lambeth": in small letters, without the words around a place's
/// name.
[[nodiscard]] std::string without_council(std::string_view typed);

class LikelyNames;  // inside the room

class Gazetteer {
 public:
  /// Reads the list that comes with Muster. Errors: a missing column, a middle point that is no number.
  [[nodiscard]] static Result<Gazetteer> read(const tabular::Table& table, const std::string& source);

  [[nodiscard]] const std::vector<Authority>& authorities() const { return authorities_; }
  /// Regions of England and nations, combined authorities, counties; each by name.
  [[nodiscard]] const std::vector<Area>& areas() const { return areas_; }
  [[nodiscard]] const Area* area(std::string_view key) const;

  /// By name (usual or official, with or without "Council" and "London Borough of"), by another name or the beginning
  /// of a joined one ("Stoke" of Stoke-on-Trent) where only one place has it, or by code, also a former one.
  [[nodiscard]] RecognisedPlace recognise(std::string_view typed) const;

 private:
  struct Entry {
    std::size_t authority = 0;
    RecognisedPlace::MatchBasis how = RecognisedPlace::MatchBasis::by_name;
    bool of_one = true;  ///< false where two authorities have it, so that it means neither
  };
  void enter(std::string_view name, std::size_t authority, RecognisedPlace::MatchBasis how);
  void index();
  void find_areas();

  std::vector<Authority> authorities_;
  std::vector<Area> areas_;
  std::unordered_map<std::string, Entry> by_folded_;
  std::shared_ptr<const LikelyNames> likely_;  // shared between copies, never changed
};

/// One name from each line of a pasted text, or from a line's parts between tabs, semicolons or commas where the text
/// is a single line; empty ones left out, and such as fold alike after the first.
[[nodiscard]] std::vector<std::string> pasted_names(std::string_view text);

}  // namespace muster::people
