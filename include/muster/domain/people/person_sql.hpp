#pragma once
// One registered person: found by name, read whole, and replaced by a mark once they are to be forgotten.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace muster::people {

/// All that the people room holds of one person.
struct PersonRecord {
  std::string id;
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string job_title;
  std::string organisation_id;  ///< empty where none
  std::string organisation;
  std::int64_t version = 1;  ///< grows with every change of these
  std::string changed_at;    ///< ISO instant of the last change by hand; empty where there was none
  std::string place_code{};  ///< of their own, as their list or somebody said; empty where none
};

/// "Jo Venner".
[[nodiscard]] std::string full_name(const PersonRecord& person);

/// Everybody whose name (either way round), e-mail address or organisation holds `text`, compared folded, by surname;
/// at most `limit`. Nobody for a text without a letter or digit. The erased are never found, nor, where `among` is
/// given, anybody whose id it does not hold.
[[nodiscard]] std::vector<PersonRecord> find_people(store::Session& session, std::string_view text, std::size_t limit,
                                                    const std::unordered_set<std::string>* among = nullptr);

/// Everybody else with the same surname, the same address, or the same first name at the same organisation, by id; at
/// most `limit`: whom a closer look may find to be the same person.
[[nodiscard]] std::vector<PersonRecord> people_near(store::Session& session, const PersonRecord& person,
                                                    std::int64_t limit);

/// Nothing where nobody has that id, or the person was erased.
[[nodiscard]] std::optional<PersonRecord> find_person(store::Session& session, const std::string& id);

/// Replaces a person's own fields and sets their version to `person.version` and the moment of the change to
/// `person.changed_at`. Whoever may have read an older version holds it against this one first.
void update_person(store::Session& session, const PersonRecord& person);
/// Notes that something that belongs to a person was changed by hand; their version stays.
void note_person_changed(store::Session& session, const std::string& id, Instant at);

/// Ids of everybody who was not erased.
[[nodiscard]] std::vector<std::string> person_ids(store::Session& session);

/// Adds the mark that takes the place of an erased person: no name, no address, the same organisation. Returns its id.
std::string add_erased_person(store::Session& session, const std::string& organisation_id);
/// Deletes the row of a person. Throws store::DatabaseError where something still refers to it.
void delete_person(store::Session& session, const std::string& id);

}  // namespace muster::people
