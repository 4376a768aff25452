#pragma once
// Two programmes on one database, each with one of everything, and visitors who sign in to one of them.

#include <muster/domain/access/form_token.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/access/token_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/front/app/guard.hpp>
#include <muster/front/app/site.hpp>
#include <muster/kit/base/name_keys.hpp>

#include <map>

#include "support/summit_store.hpp"

namespace muster::test {

inline web::Request request_to(web::Method method, const std::string& path, const std::string& session) {
  web::Request request;
  request.method = method;
  request.path = path;
  request.token = "0123456789abcdef";
  // Forms that need no session have the visit's token.
  const bool of_session = !session.empty() && (!path.starts_with("/sign-in") || path.ends_with("/join")) &&
                          !path.starts_with("/f/") && !path.starts_with("/r/") && !path.starts_with("/b/") &&
                          !path.starts_with("/c/") && !path.starts_with("/booking/") && !path.starts_with("/stop/") &&
                          !path.starts_with("/l/") && !path.starts_with("/lists/") && !path.starts_with("/my/") &&
                          !path.starts_with("/my-link/") && !path.starts_with("/join/") &&
                          !path.starts_with("/nominate/") && !path.starts_with("/check-in/");
  if (web::asks_for_change(method))
    request.form.add("token", of_session ? access::form_token_of_session(session, request.token) : request.token);
  if (!session.empty()) request.cookies["muster-session"] = session;
  return request;
}

/// The pattern as an address: what `known` names by that, anything else by a word.
inline std::string filled(const std::string& pattern, const std::map<std::string, std::string>& known) {
  std::string path;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      path += pattern[at];
      continue;
    }
    const auto end = pattern.find('}', at);
    const auto found = known.find(pattern.substr(at + 1, end - at - 1));
    path += found == known.end() ? "nothing" : found->second;
    at = end;
  }
  return path;
}

inline std::string method_of(const web::Route& route) { return std::string(web::method_name(route.method)); }

/// Whether the table of roles lets such a role in.
inline bool may_call(access::Role role, const web::Route& route) {
  return route.right == web::everybody || access::rights_of(role).contains(route.right.name());
}

class TwoProgrammes {
 public:
  explicit TwoProgrammes(const feedback::DisclosureRules& rules = {})
      : summaries_(store_.database(), rules), clock_(noon()) {
    site_ = app::site(store_.database(), clock_, summaries_, {true});
    for (const auto* slug : {"ours", "theirs"}) {
      const std::string programme = programme_of(slug);
      REQUIRE(events::add_event(store_.database(), SummitStore::audit(),
                                {slug, "An event", "2022-06-10", "london", "", "in person", programme})
                  .ok());
      add_person(slug);
    }
  }

  static std::string programme_of(const std::string& slug) {
    return slug == "ours" ? "Our programme" : "Their programme";
  }

  /// Gives the role and signs in; the session's secret.
  std::string session(const std::string& email, access::Role role, const std::string& programme) {
    auto& database = store_.database();
    REQUIRE(access::give_role(database, SummitStore::audit(), email, role, programme).ok());
    const auto link = access::print_link(database, SummitStore::audit(), email);
    REQUIRE(link.ok());
    const auto entered = access::spend_link(database, noon(), *link, "any", "A browser", "");
    REQUIRE(entered.ok());
    return entered->session;
  }

  web::Reply get(const std::string& path, const std::string& session) {
    return site_.handle(request_to(web::Method::get, path, session));
  }
  web::Reply post(const std::string& path, const std::string& session,
                  const std::vector<std::pair<std::string, std::string>>& fields = {},
                  std::vector<web::Upload> uploads = {}) {
    auto request = request_to(web::Method::post, path, session);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    request.uploads = std::move(uploads);
    return site_.handle(std::move(request));
  }

  /// What the patterns' names mean in a programme: "ours" or "theirs".
  std::map<std::string, std::string> names(const std::string& slug) {
    return {{"event", slug}, {"programme", programme_id(slug)}, {"person", "person-of-" + slug}};
  }
  std::string programme_id(const std::string& slug) {
    return text("select id from programme where name = $1", {programme_of(slug)});
  }
  std::string text(const std::string& sql, const store::Values& values = {}) {
    const auto found = store_.database().read([&](store::Session& session) -> Result<std::string> {
      const auto row = session.first(sql, values);
      return row ? row->text(0) : std::string();
    });
    REQUIRE(found.ok());
    return *found;
  }

  [[nodiscard]] const web::Router& site() const { return site_; }
  SummitStore& store() { return store_; }
  store::Database& database() { return store_.database(); }
  HandClock& clock() { return clock_; }

 private:
  void add_person(const std::string& slug) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  const auto id = "person-of-" + slug;
                  session.execute(
                      "insert into person (id, first_name, last_name, email, job_title, sort_name, search_text, "
                      "search_email) values ($1, 'Zephyrina', $2, $3, 'Canary wrangler', $4, $5, $6)",
                      {id, "Quillfeather-" + slug, slug + "@mail.example",
                       sort_key({"Quillfeather-" + slug, "Zephyrina"}), search_key("Zephyrina Quillfeather-" + slug),
                       search_key(slug + "@mail.example")});
                  session.execute(
                      "insert into booking_row (id, event_id, person_id, booked_at) select $1, id, $2, "
                      "'2022-05-01T10:00:00Z' from event where slug = $3",
                      {"booking-of-" + slug, id, slug});
                  return Success{};
                })
                .ok());
  }

  SummitStore store_;
  figures::Summaries summaries_;
  HandClock clock_;
  web::Router site_;
};

}  // namespace muster::test
