// What a family wrote is handed to its sender and erased with them, and never with somebody who is called alike.
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/person_file_service.hpp>

#include "privacy_site.hpp"

namespace muster::privacy {
namespace {

using Names = std::set<std::string>;

void send(PrivacySite& site, const std::string& id, std::int64_t number, const char* name, const char* address) {
  site.write([&](store::Session& session) {
    session.execute(
        "insert into action (id, programme_id, number, source, event_id, title, place_code, owner_id, goal, starts_on, "
        "due_on, status, ended_on, escalated_on, board_asked, board_said, you_said, we_did, published_on, raised_on, "
        "told_due_on, version) values ($1, (select id from programme where name = 'LIIA'), $2, 'family', '', 'Work', "
        "'', '', '', '', '', 'open', '', '', '', '', '', '', '', '2022-04-01', '', 1)",
        {id, number});
    session.execute(
        "insert into family_concern (action_id, body, sender, email, place_code, received_on, delete_on) values ($1, "
        "'Our school says no', $2, $3, '', '2022-04-21', '2022-12-21')",
        {id, name, address});
  });
}

Names kept(PrivacySite& site) {
  Names ids;
  site.write([&](store::Session& session) {
    session.each("select action_id from family_concern", {}, [&](const store::Row& row) { ids.insert(row.text(0)); });
  });
  return ids;
}

}  // namespace

TEST_CASE("what a family wrote is its sender's by the address, without one by the whole name, and nobody else's") {
  PrivacySite site;
  const auto id = site.id_of("Quillfeather");
  send(site, "by address", 101, "Z.", "ZQ.Canary@example.org");
  send(site, "by name", 102, "Quillfeather, Zephyrina", "");
  send(site, "another address", 103, "Zephyrina Quillfeather", "another@example.org");
  send(site, "a longer name", 104, "Zephyrina Quillfeather-Jones", "");
  send(site, "without a name", 105, "", "");
  const auto file = person_file(site.database(), id);
  REQUIRE(file.ok());
  Names handed;
  for (const auto& held : file->concerns) handed.insert(held.action_id);
  CHECK(handed == Names{"by address", "by name"});
  REQUIRE(erase_person(site.database(), site.now(), id).ok());
  CHECK(kept(site) == Names{"another address", "a longer name", "without a name"});
}

}  // namespace muster::privacy
