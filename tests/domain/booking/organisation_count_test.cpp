// How many organisations the registered delegates of an event come from.
#include "../../../src/domain/booking/delegate_list_sql.hpp"

#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

struct ManyOrganisations : DelegatesByHand {
  /// By their names, one after the other, or out of all bookings: it is the same.
  std::int64_t organisations(const char* slug = "summit") {
    const auto counted = [&](std::int64_t most_steps) {
      const auto found = database().read([&](store::Session& session) -> Result<std::int64_t> {
        return sql::organisation_count(session, events::find_event(session, slug).value().id, most_steps);
      });
      if (!found.ok()) FAIL(found.error().detail);
      return *found;
    };
    const auto by_names = counted(1000);
    CHECK(counted(1) == by_names);
    CHECK(counted(0) == by_names);
    return by_names;
  }
  std::string add(const std::string& surname, const std::string& organisation) {
    const auto added = add_delegate(database(), audit(), "summit", {"Pat", surname, "", "", organisation});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  void change(const std::string& sql) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(sql);
                  return Success{};
                })
                .ok());
  }
};

}  // namespace

TEST_CASE("each organisation of those who are registered counts once, and nobody else's") {
  ManyOrganisations site;
  CHECK(site.organisations() == 0);
  site.add("Bell", "Camden");
  site.add("Dunn", "Camden");
  site.add("Frost", "Barnet");
  const auto gone = site.add("Ward", "Brent");
  site.book("Oak", "autumn");
  site.change("update person set organisation_id = null where last_name = 'Frost'");
  CHECK(site.organisations() == 2);
  site.step(gone, State::cancelled);
  CHECK(site.organisations() == 1);
  CHECK(site.organisations("autumn") == 1);
}

TEST_CASE("two organisations of one name are two, as far as delegates come from both") {
  ManyOrganisations site;
  site.add("Bell", "Camden");
  site.add("Dunn", "Barnet");
  // As another region's organisation may be called.
  site.change(
      "insert into organisation (id, name, folded_name, kind, programme_id, sort_name, search_text) "
      "select 'second', o.name, o.folded_name, o.kind, p.id, o.sort_name, o.search_text from organisation o, "
      "programme p where o.name = 'Camden' and p.name = 'LIIA'");
  CHECK(site.organisations() == 2);
  site.add("Frost", "Barnet");
  site.change("update person set organisation_id = 'second' where last_name = 'Frost'");
  CHECK(site.organisations() == 3);
  site.change("update person set organisation_id = 'second' where last_name = 'Bell'");
  CHECK(site.organisations() == 2);
}

}  // namespace muster::booking
