#pragma once
// A programme's year of membership, counted: members, authorities represented and missing, who came, parent forums.

#include <muster/domain/membership/membership.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::membership {

/// How often people of an organisation came to the programme's events in a period: one person at two events came twice.
struct CameFrom {
  std::string organisation_id{};
  std::int64_t people = 0;  ///< each once
  std::int64_t times = 0;
  /// Of a row beside that of people without an organisation: those of them who came as this kind.
  std::string kind{};
};

/// A place of the region, and what came of it.
struct PlaceOfYear {
  people::Place place;
  std::vector<std::string> members{};  ///< organisations that serve it and are members, by name
  std::int64_t named = 0;              ///< people whom those name, each organisation's once for each place
  std::int64_t people = 0;             ///< who came, of organisations that serve it
  std::int64_t times = 0;
};
/// A parent carer forum, and those who came of it.
struct ForumOfYear {
  std::string name{};
  std::string places{};  ///< "Camden and Islington"
  bool member = false;
  std::int64_t named = 0;
  std::int64_t people = 0;
  std::int64_t times = 0;
};

struct Year {
  Term term;
  std::int64_t organisations = 0;  ///< with a membership that covers some day of the term
  std::int64_t individuals = 0;
  std::int64_t named = 0;    ///< people whom memberships cover on some day of it, each address once
  std::int64_t renewed = 0;  ///< of those that ended in the term and before `day`, those that were renewed
  std::int64_t ended = 0;
  std::vector<PlaceOfYear> places{};  ///< of the region, in its order
  std::vector<ForumOfYear> forums{};  ///< by name
  std::int64_t parents_alone = 0;     ///< who came as parent carers without an organisation, each once
  std::int64_t parents_alone_times = 0;
  std::int64_t elsewhere = 0;  ///< who came of organisations that serve no place of the region, each once
};
[[nodiscard]] std::int64_t represented(const Year& year);
/// Names of the places without a member, in the region's order.
[[nodiscard]] std::vector<std::string> missing_places(const Year& year);

/// The kind of organisation whose people are parent representatives.
inline constexpr const char* forum_kind = "parent carer forum";

[[nodiscard]] Year year_of(const std::vector<Membership>& memberships, const std::vector<people::Organisation>& network,
                           const people::Region& region, const std::vector<CameFrom>& came, const Term& term, Date day);

/// "12 organisations and 3 individuals are members; 20 of 33 places of London are represented."
[[nodiscard]] std::string year_headline(const Year& year, const people::Region& region);
/// Who is missing, in a sentence; empty where nobody is, or the region has no places.
[[nodiscard]] std::string missing_words(const Year& year, const people::Region& region);

}  // namespace muster::membership
