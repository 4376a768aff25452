// Who may not see contact details finds them in no page, file or figure: every byte is looked at, packed files
// unpacked.
#include <muster/front/app/setup.hpp>

#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <cstring>
#include <iterator>
#include <set>
#include <sstream>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Permission;

namespace {

/// The bytes themselves, and what is packed in them.
std::string unpacked(const std::string& bytes) {
  if (!bytes.starts_with("PK")) return bytes;
  std::string all = bytes;
  std::istringstream file(bytes);
  const Poco::Zip::ZipArchive archive(file);
  for (auto part = archive.headerBegin(); part != archive.headerEnd(); ++part) {
    Poco::Zip::ZipInputStream inside(file, part->second);
    all += part->first + "\n";
    all.append(std::istreambuf_iterator<char>(inside), {});
  }
  return all;
}

}  // namespace

TEST_CASE("e-mail addresses, job titles and needs are on no page and in no file of those who may not see them") {
  TwoProgrammes network;
  auto& database = network.database();
  REQUIRE(app::load_example(database, SummitStore::audit()).ok());
  std::set<std::string> secrets;
  REQUIRE(database
              .write([&](store::Session& session) -> Outcome {
                // Those of the example, and for those who have none there.
                session.each("select email from person where email <> ''", {},
                             [&](const store::Row& row) { secrets.insert(row.text(0)); });
                session.execute("update person set email = id || '@mail.example' where email = ''");
                session.execute("update person set job_title = 'Title of ' || id");
                session.execute(
                    "insert into delegate_needs (event_id, person_id, access_needs, dietary_needs) "
                    "select event_id, person_id, 'Ramp for ' || person_id, 'No nuts' from booking");
                session.each("select email, job_title, 'Ramp for ' || id from person", {}, [&](const store::Row& row) {
                  for (std::size_t column = 0; column < 3; ++column) secrets.insert(row.text(column));
                });
                return Success{};
              })
              .ok());
  REQUIRE(secrets.size() > 300);
  for (const auto role : access::roles) {
    const auto session = network.session("reader-" + std::to_string(static_cast<int>(role)) + "@example.org", role, "");
    const auto token =
        access::add_token(database, SummitStore::audit(), "program", role, "Our programme", std::chrono::days(1));
    REQUIRE(token.ok());
    std::set<std::string> kinds;
    bool seen = false;
    for (const auto& route : network.site().routes()) {
      if (route.method == web::Method::post) continue;
      auto names = network.names("ours");
      names["event"] = app::example_event;
      auto request = request_to(web::Method::get, filled(route.pattern, names), session);
      if (request.path == "/people") request.query.add("q", "a");
      const auto reply = network.site().handle(std::move(request));
      if (reply.status != 200) continue;
      kinds.insert(reply.content_type.substr(0, reply.content_type.find(';')));
      const auto bytes = unpacked(reply.kept ? *reply.kept : reply.body);
      for (const auto& secret : secrets) {
        const bool here = memmem(bytes.data(), bytes.size(), secret.data(), secret.size()) != nullptr;
        seen = seen || here;
        if (here && !access::may(role, Permission::see_contacts))
          FAIL_CHECK(access::role_name(role) << " sees \"" << secret << "\" at " << route.pattern);
      }
    }
    CHECK(seen == access::may(role, Permission::see_contacts));
    // Every kind of file was really there to be looked at.
    if (role == access::Role::lead) {
      for (const auto* kind : {"text/html", "text/csv", "application/json", "text/markdown",
                               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                               "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}) {
        INFO(kind);
        CHECK(kinds.contains(kind));
      }
    }
  }
}
