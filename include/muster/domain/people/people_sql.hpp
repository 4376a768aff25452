#pragma once
// Regions, organisations and people as the store holds them: to be read and written inside somebody's transaction.

#include <muster/domain/people/delegate_list.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::people {

[[nodiscard]] std::optional<std::string> find_region_id(store::Session& session, const std::string& slug);
[[nodiscard]] std::vector<std::string> region_slugs(store::Session& session);
/// The region with its places in their order, without the retired. Throws std::logic_error where the id is unknown.
[[nodiscard]] Region region_by_id(store::Session& session, const std::string& id);
[[nodiscard]] std::vector<Region> all_regions(store::Session& session);

/// Of all programmes, by name, each with the places it serves and its aliases; the retired too.
[[nodiscard]] std::vector<Organisation> all_organisations(store::Session& session);
/// Stores a new organisation and returns its id. Hidden, it stands in no list and takes nobody's name until it is
/// shown.
enum class Visible { shown, hidden };
std::string add_organisation(store::Session& session, const Organisation& organisation,
                             Visible visible = Visible::shown);
void show_organisation(store::Session& session, const std::string& id, const std::string& name);
void hide_organisation(store::Session& session, const std::string& id);

/// A person as registered.
struct Person {
  std::string id;  ///< empty until stored
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string job_title;
  std::string organisation_id;
  std::string programme_id{};  ///< in one of whose events they are to stand; may be empty
  std::string place_code{};    ///< where they work or live, where somebody said so; else their organisation tells
};
/// Everybody known, as far as recognising them needs.
[[nodiscard]] std::vector<KnownPerson> known_people(store::Session& session);
/// Stores a new person under `person.id`, or under a new one; returns the id.
std::string add_person(store::Session& session, const Person& person);
/// Removes an organisation that nobody stands for; false where somebody does.
bool remove_organisation(store::Session& session, const std::string& id);

}  // namespace muster::people
