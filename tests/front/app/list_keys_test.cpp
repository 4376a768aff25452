// What lists of teams, mail, notes, files and organisations are searched and sorted by: made beside the rows, and anew
// where an older database is opened.
#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/list_keys_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/list_keys_sql.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/intake/list_keys_sql.hpp>
#include <muster/domain/people/list_keys_sql.hpp>
#include <muster/front/app/open.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/platform/mail/list_keys_sql.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/store/key_renewal.hpp>

#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;

namespace {

template <class Work>
void change(store::Database& database, Work&& work) {
  REQUIRE(database
              .write([&](store::Session& session) -> Outcome {
                work(session);
                return Success{};
              })
              .ok());
}

/// One of each, by the doors through which they come.
void fill(store::Database& database) {
  REQUIRE(events::add_event(database, SummitStore::audit(),
                            {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"})
              .ok());
  REQUIRE(access::give_role(database, SummitStore::audit(), "abi@example.org", access::Role::lead, "LIIA").ok());
  REQUIRE(feedback::add_note(database, SummitStore::audit(), "summit", {"3", "challenge", "Funding"}).ok());
  change(database, [](store::Session& session) {
    mail::Draft draft;
    draft.recipient = "Pat@example.org";
    draft.subject = "Hello";
    mail::enqueue(session, noon(), draft);
    intake::Import import;
    import.id = "i";
    import.event_id = events::find_event(session, "summit").value().id;
    import.kind = "notes";
    import.file_name = "Spring.csv";
    import.applied_at = noon();
    intake::enter(session, SummitStore::audit(), import);
  });
}

std::string keys_of(store::Database& database) {
  std::string all;
  const auto read = database.read([&](store::Session& session) -> Outcome {
    for (const auto* sql : {"select sort_to || ' ' || search_text from outbox order by id",
                            "select sort_table || ' ' || sort_text || ' ' || search_text from note order by id",
                            "select sort_file || ' ' || search_text from import order by id",
                            "select search_text || ' ' || search_aliases from organisation order by id",
                            "select sort_email || ' ' || search_email from account_role order by account_id"})
      for (const auto& row : session.query(sql)) all += row.text(0) + "\n";
    return Success{};
  });
  REQUIRE(read.ok());
  return all;
}

void blank(store::Session& session) {
  session.execute("update outbox set sort_to = '', search_text = ''");
  session.execute("update note_row set sort_table = '', sort_text = '', search_text = ''");
  session.execute("update import set sort_file = '', search_text = ''");
  session.execute("update organisation set search_text = '', search_aliases = ''");
  session.execute("update account_role set sort_email = '', search_email = ''");
}

}  // namespace

TEST_CASE("keys of teams, mail, notes, files and organisations that are made anew are those that were made at first") {
  SummitStore store;
  fill(store.database());
  const auto before = keys_of(store.database());
  for (const auto* key : {"pat@example.org patexampleorg hello", "0013 ", " funding", " springcsv",
                          "abi@example.org abiexampleorg", "achievingforchildren afc"}) {
    INFO(key);
    CHECK(before.find(key) != std::string::npos);
  }
  change(store.database(), blank);
  CHECK(keys_of(store.database()) != before);
  change(store.database(), [](store::Session& session) {
    // One row after the other: what comes behind a place is found again.
    for (const store::KeyRenewal renew : {mail::renew_list_keys, feedback::renew_list_keys, intake::renew_list_keys,
                                          access::renew_list_keys, people::renew_list_keys})
      for (std::optional<std::string> place = std::string(); place;) place = renew(session, *place, 1);
  });
  CHECK(keys_of(store.database()) == before);
}

TEST_CASE("a database that was made before lists had these keys gets them when it is opened, once") {
  const TemporaryFolder folder;
  const auto opened = [&] {
    auto database =
        app::open_database(folder.file("muster.db"), store::Database::Mode::create, std::chrono::seconds(5));
    REQUIRE(database.ok());
    return *std::move(database);
  };
  std::string before;
  {
    const auto database = opened();
    REQUIRE(app::load_london(*database, SummitStore::audit()).ok());
    fill(*database);
    before = keys_of(*database);
    change(*database, [](store::Session& session) {
      blank(session);
      // As it stood there when people, organisations and events had keys.
      const auto rules = session.first("select value from setting where name = 'list keys'")->text(0);
      session.execute("update setting set value = $1 where name = 'list keys'",
                      {rules.substr(0, rules.find(", with"))});
    });
  }
  {
    const auto database = opened();
    CHECK(keys_of(*database) == before);
    change(*database, [](store::Session& session) { session.execute("update note_row set search_text = 'kept'"); });
  }
  CHECK(keys_of(*opened()).find(" kept") != std::string::npos);
}
