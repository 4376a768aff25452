// The trace of a change made on a page names the account that made it.
#include <muster/domain/access/form_token.hpp>
#include <muster/domain/access/link_service.hpp>

#include "domain/privacy/privacy_site.hpp"

namespace muster::app {

TEST_CASE("changes made on pages are traced to the account, never to a page") {
  privacy::PrivacySite site;
  const auto owner = access::give_role(site.database(), site.now(), "owner@example.org", access::Role::owner, "LIIA");
  REQUIRE(owner.ok());
  const auto link = access::print_link(site.database(), site.now(), "owner@example.org");
  const auto entered = access::spend_link(site.database(), site.clock.now(), *link, "", "A browser", "");
  REQUIRE(entered.ok());
  const auto guarded = app::site(site.database(), site.clock, site.summaries);
  const auto person = site.id_of("Quillfeather");
  const std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> changes{
      {"/privacy/keep", {{"kind", "needs"}, {"days", "7"}}},
      {"/people/" + person + "/needs", {{"event", "summit"}, {"access", "Lift"}}},
      {"/events/summit/notes", {{"table", "1"}, {"kind", "challenge"}, {"text", "A note"}}},
      {"/events/summit/report/change", {{"version", "0"}, {"text", "First. {delegates}\n"}}},
      {"/events/summit/report/reset", {}},
      {"/people/" + person + "/erase", {}},
  };
  for (const auto& [address, fields] : changes) {
    INFO(address);
    const auto before = site.figure("select count(*) from audit");
    web::Request request;
    request.method = web::Method::post;
    request.path = address;
    request.token = "0123456789abcdef";
    request.cookies["muster-session"] = entered->session;
    request.form.add("token", access::form_token_of_session(entered->session, request.token));
    for (const auto& [name, value] : fields) request.form.add(name, value);
    const auto reply = guarded.handle(std::move(request));
    INFO(reply.body);
    CHECK(reply.status < 400);
    CHECK(site.figure("select count(*) from audit") > before);
  }
  CHECK(site.figure("select count(*) from audit where actor like '%page%'") == 0);
  CHECK(site.figure("select count(*) from audit where actor = $1", {owner->id}) >=
        static_cast<std::int64_t>(changes.size()));
}

}  // namespace muster::app
