#pragma once
// A programme with an open members' area and two people in its list, on the whole site, and visits to it.

#include <muster/domain/access/form_token.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/front/app/mail_kinds.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <map>

#include "support/summit_store.hpp"

namespace muster::test {

class MemberSite : public SummitStore {
 public:
  MemberSite() : summaries_(database()) {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"});
    REQUIRE(event.ok());
    programme = event->programme_id;
    event_id = event->id;
    add("Gwen", "Abara", "gwen@example.org");
    add("Idris", "Okafor", "idris@example.org");
    const auto area = members::save_area(database(), audit(), {.programme_id = programme, .is_open = true});
    REQUIRE(area.ok());
    home = members::area_path(area->code);
    kinds = app::mail_kinds(database());
    router = app::site(database(), clock, summaries_, {true});
  }
  void add(const std::string& first, const std::string& last, const std::string& email) {
    const auto done = booking::import_delegates(
        database(), audit(), "summit",
        {first + last + ".csv",
         "First name,Surname,Organisation,E-mail,Job title\n" + first + "," + last + ",Camden," + email + ",Head\n",
         ""},
        std::nullopt);
    if (!done.ok()) FAIL(done.error().message);
  }
  web::Reply ask(const std::string& email) { return visitor.post(home, {{"email", email}}); }
  /// Sends every mail that waits; the link to the area of each by its address. `sent` holds what each said.
  std::map<std::string, std::string> deliver() {
    std::map<std::string, std::string> links;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return links;
      const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
      REQUIRE(letter.ok());
      if (*letter) {
        const auto& text = (*letter)->letter.text;
        sent[(*claimed)->draft.recipient] = text;
        html[(*claimed)->draft.recipient] = (*letter)->letter.html;
        const std::string path = "/my-link/";
        const auto at = text.find(path);
        if (at != std::string::npos) links[(*claimed)->draft.recipient] = text.substr(at, path.size() + 26);
      }
      REQUIRE(mail::settle(database(), clock.now(), **claimed,
                           *letter ? mail::DeliveryOutcome::sent : mail::DeliveryOutcome::dropped, "")
                  .ok());
    }
  }
  /// Signs in; the secret of the visit.
  std::string enter(const std::string& email) {
    (void)ask(email);
    const auto reply = visitor.post(deliver().at(email), {});
    REQUIRE(reply.status == 303);
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie" && value.starts_with("muster-my=")) return value.substr(10, value.find(';') - 10);
    FAIL("nobody was signed in");
    return {};
  }
  web::Reply send(web::Method method, const std::string& path, const std::string& visit,
                  const std::vector<std::pair<std::string, std::string>>& fields = {}) {
    web::Request request;
    request.method = method;
    const auto query = path.find('?');
    request.path = path.substr(0, query);
    if (query != std::string::npos)
      for (auto rest = path.substr(query + 1); !rest.empty();) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto one = rest.substr(0, end);
        request.query.add(one.substr(0, one.find('=')), one.substr(one.find('=') + 1));
        rest.erase(0, std::min(end + 1, rest.size()));
      }
    request.token = "0123456789abcdef";
    if (!visit.empty()) request.cookies["muster-my"] = visit;
    if (web::asks_for_change(method))
      request.form.add("token", visit.empty() ? request.token : access::form_token_of_session(visit, request.token));
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return router.handle(std::move(request));
  }
  web::Reply get(const std::string& visit, const std::string& below) {
    return send(web::Method::get, home + below, visit);
  }
  web::Reply post(const std::string& visit, const std::string& below,
                  const std::vector<std::pair<std::string, std::string>>& fields = {}) {
    return send(web::Method::post, home + below, visit, fields);
  }
  std::string text(const std::string& statement) {
    const auto found = database().read([&](store::Session& session) -> Result<std::string> {
      const auto row = session.first(statement);
      return row ? row->text(0) : std::string();
    });
    REQUIRE(found.ok());
    return *found;
  }

  HandClock clock{noon()};
  mail::Kinds kinds;
  web::Router router;
  Visitor visitor{router};
  std::string programme;
  std::string event_id;
  std::string home;
  std::map<std::string, std::string> sent;
  std::map<std::string, std::string> html;

 private:
  figures::Summaries summaries_;
};

}  // namespace muster::test
