#pragma once
// Who a person comes from: a name, a kind, the places it serves and the other names people type for it.

#include <muster/domain/people/region.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muster::people {

struct Organisation {
  std::string id;  ///< empty until stored
  std::string name;
  std::string kind;                 ///< "local authority", "health", "parent carer forum", ...
  std::vector<std::string> serves;  ///< place codes; empty where it serves no single place
  std::vector<std::string> aliases;
  std::string region_id{};     ///< empty: of every region
  std::string programme_id{};  ///< empty: shared by the programmes of its region
  bool retired = false;        ///< keeps its people, but lists do not know it any more
};

/// Reads columns name, kind, serves, aliases (the last two with `|` between entries; serves holds names or codes of
/// places). Errors, each with its line and a suggestion: no name, an unknown place, a name or alias that folds like
/// another organisation's.
[[nodiscard]] Result<std::vector<Organisation>> read_organisations(const tabular::Table& table, const Region& region,
                                                                   const std::string& source);

/// What a typed organisation name means.
struct Match {
  enum class MatchBasis {
    by_name,   ///< equal to its name, as typed but for case, spaces and punctuation
    by_alias,  ///< equal to one of its aliases; also where the alias as spelt ("Towerhamlets") folds like the name
    unknown,   ///< no organisation; `suggestions` holds the nearest names, best first (at most 3)
  };
  MatchBasis how = MatchBasis::unknown;
  std::size_t organisation = 0;  ///< index into the directory; only where known
  std::vector<std::string> suggestions;
};

class LikelyNames;  // inside the room

/// All known organisations, ready to be matched: one look-up per name, whatever their number.
class Directory {
 public:
  explicit Directory(std::vector<Organisation> organisations);
  [[nodiscard]] Match match(std::string_view typed) const;
  [[nodiscard]] const std::vector<Organisation>& organisations() const { return organisations_; }

 private:
  struct Entry {
    std::size_t organisation = 0;
    bool alias = false;
  };
  std::vector<Organisation> organisations_;
  std::unordered_map<std::string, Entry> by_folded_;
  std::unordered_set<std::string> spelt_aliases_;  ///< lower case; those that fold like their own organisation's name
  std::shared_ptr<const LikelyNames> likely_;      // for proposals; shared between copies, never changed
};

}  // namespace muster::people
