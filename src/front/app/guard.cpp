// Holds each request against what its route asks for and what the visitor's roles allow.
#include <muster/front/app/guard.hpp>

#include <muster/domain/access/form_token.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/access/session_service.hpp>
#include <muster/domain/access/token_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/stopped_news_service.hpp>
#include <muster/domain/directory/directory_pages.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feeds/feed_service.hpp>
#include <muster/domain/lists/list_pages.hpp>
#include <muster/domain/members/member_right_pages.hpp>
#include <muster/domain/members/visit_service.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/address.hpp>

#include <Poco/Base64Decoder.h>
#include <Poco/Exception.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>

namespace muster::app {
namespace {

using access::Permission;
using web::Method;
using web::Reply;
using web::Request;

/// Whether a spreadsheet's feed is asked for, which is told that it may ask for a password.
bool is_feed(const Request& request) {
  const std::string_view route = request.route;
  for (const auto* const of : {"/api/v1/events/{event}", "/api/v1/programmes/{programme}"}) {
    if (!route.starts_with(of)) continue;
    const auto below = route.substr(std::string_view(of).size());
    if (below == "/figures.csv" || below == "/odata" || below.starts_with("/odata/")) return true;
  }
  return false;
}

/// The token of a request's heading; empty where it bears none that its route takes. Spreadsheets that read a feed ask
/// for a user and a password: there alone the password is the token, whatever the user is called. A browser repeats a
/// password by itself, so one opens nothing else and changes nothing.
std::string borne_token(const Request& request) {
  const auto authorization = request.headers.get("authorization");
  constexpr std::string_view bearer = "Bearer ";
  constexpr std::string_view basic = "Basic ";
  if (authorization.starts_with(bearer)) return authorization.substr(bearer.size());
  if (!authorization.starts_with(basic) || !is_feed(request) || web::asks_for_change(request.method)) return {};
  std::string both;
  try {
    std::istringstream written(authorization.substr(basic.size()));
    Poco::Base64Decoder decoder(written);
    both.assign(std::istreambuf_iterator<char>(decoder), {});
  } catch (const Poco::DataFormatException&) {
    return {};  // no such text
  }
  const auto colon = both.find(':');
  return colon == std::string::npos ? std::string() : both.substr(colon + 1);
}

bool allowed(const web::Visitor& visitor, web::Right right) {
  if (right == web::everybody) return true;
  if (right == web::Right(Permission::own_account)) return visitor.signed_in();
  return visitor.may(right.name());
}

class RouteGuard final : public web::Guard {
 public:
  RouteGuard(store::Database& database, const Clock& clock, std::shared_ptr<access::Limits> limits)
      : database_(database), clock_(clock), limits_(std::move(limits)) {}

  [[nodiscard]] std::optional<Reply> refusal(const web::Router& router, const web::Route& route,
                                             Request& request) const override {
    request.visitor.opens = what_opens(router);
    // A mail program that stops mails for its reader (RFC 8058) brings no form token: the secret in the address is
    // what it is known by, and nothing else can be done there.
    if ((route.pattern == booking::stop_pattern || route.pattern == lists::own_list_pattern) &&
        request.form.get("List-Unsubscribe") == "One-Click")
      request.visitor.by_access_token = true;
    // Nor does a directory that says who signed out there: what it posts is signed.
    if (route.pattern == directory::ended_pattern) request.visitor.by_access_token = true;
    if (route.right == web::everybody) return std::nullopt;
    if (route.right == members::own_things) return visit_refusal(request);
    const auto who = asking(request);
    if (!who.ok()) return site::error_page(request, who.error());
    if (!*who) return unknown(request);
    fill(request.visitor, **who);
    request.visitor.by_access_token = bears_token(request);
    bind_forms(request);
    if (const auto slug = request.captures.find("event"); slug != request.captures.end()) {
      const auto event = events::find_event(database_, slug->second);
      if (!event.ok() && event.error().kind != ErrorKind::not_found) return site::error_page(request, event.error());
      // The same words for what is not there and what is another programme's.
      if (!event.ok() || !request.visitor.sees(event->programme))
        return site::error_page(request, not_found("There is no event at this address."));
      request.visitor.programme = event->programme;
    }
    if (const auto asked = request.captures.find("programme"); asked != request.captures.end()) {
      const auto& held = (*who)->account.roles;
      const auto found = std::ranges::find(held, asked->second, &access::HeldRole::programme_id);
      if (found == held.end()) return site::error_page(request, not_found("There is no programme at this address."));
      request.visitor.programme = found->programme;
    }
    if (!allowed(request.visitor, route.right))
      return site::error_page(request,
                              {ErrorKind::not_allowed,
                               "Your role does not include this. Ask an owner of the programme if you need it.",
                               {},
                               {}});
    if (is_past_the_door(request, route))
      return site::error_page(
          request, {ErrorKind::not_allowed,
                    "This event is over. The door sees who comes to events of today and to come, and no others.",
                    {},
                    {}});
    if (const auto person = request.captures.find("person"); person != request.captures.end()) {
      const auto known = is_known(request.visitor, route.right, person->second);
      if (!known.ok()) return site::error_page(request, known.error());
      if (!*known) return site::error_page(request, not_found(privacy::no_such_person));
    }
    if (!is_for_programs(request)) head_page(request.visitor, **who);
    return std::nullopt;
  }

  void introduce(const web::Router& router, Request& request) const override {
    if (is_for_programs(request)) return;  // nothing is offered there, so no guess at a token is answered
    const auto who = asking(request);
    if (!who.ok() || !*who) return;
    fill(request.visitor, **who);
    bind_forms(request);
    head_page(request.visitor, **who);
    request.visitor.opens = what_opens(router);
  }

 private:
  /// Pages of somebody's own: by a visit to that members' area alone, whatever the role in a team is. Its forms are
  /// made for the visit.
  [[nodiscard]] std::optional<Reply> visit_refusal(Request& request) const {
    const auto code = request.captures.find("code");
    const auto secret = members::visit_secret(request);
    if (code == request.captures.end()) return site::error_page(request, not_found("There is nothing here."));
    const auto visit = members::use_session(database_, clock_.now(), secret, code->second);
    if (!visit.ok()) return site::error_page(request, visit.error());
    if (*visit) {
      request.token = access::form_token_of_session(secret, request.token);
      return std::nullopt;
    }
    if (web::asks_for_change(request.method))
      return site::error_page(request, {ErrorKind::not_allowed,
                                        "You are not signed in any more, so nothing was saved. Ask for a link in "
                                        "another tab, then go back here and send it once more.",
                                        {},
                                        {}});
    return web::redirect("/my/" + percent_encoded(code->second));
  }

  /// Whose name and picture stand in the page's head. A database that is away is met by the page itself.
  void head_page(web::Visitor& visitor, const access::SignedIn& who) const {
    auto held = who.account.roles;
    auto found = std::ranges::find(held, visitor.programme, &access::HeldRole::programme);
    if (found == held.end()) {
      // An example beside one's own network heads no page but its own.
      if (held.size() > 1) std::erase_if(held, [](const auto& role) { return role.programme == example_programme; });
      if (held.size() != 1) return;
      found = held.begin();
    }
    visitor.heading = found->programme;
    const auto has = database_.read(
        [&](store::Session& session) -> Result<bool> { return events::has_logo(session, found->programme_id); });
    if (has.ok() && *has) visitor.logo_path = "/programmes/" + found->programme_id + "/logo";
  }

  /// Whoever holds the door and nothing else sees delegates on the day and before it. The door's own pages close by
  /// themselves, and take what phones scanned before the end.
  [[nodiscard]] bool is_past_the_door(const Request& request, const web::Route& route) const {
    const auto right = web::Right(Permission::see_delegates);
    const bool marks = route.pattern.find("/came") != std::string::npos;
    if (route.right != right && !marks) return false;
    const auto& visitor = request.visitor;
    if (!visitor.may(access::permission_name(Permission::mark_attendance)) ||
        visitor.may(access::permission_name(Permission::read_figures)))
      return false;
    const auto slug = request.captures.find("event");
    if (slug == request.captures.end()) return false;
    const auto over = database_.read([&](store::Session& session) -> Result<bool> {
      MUSTER_TRY(event, events::find_event(session, slug->second));
      return day_in(event.zone, clock_.now()) > events::last_day_of(session, event);
    });
    return !over.ok() || *over;
  }

  static std::function<bool(const web::Visitor&, Method, const std::string&)> what_opens(const web::Router& router) {
    return [&router](const web::Visitor& visitor, Method method, const std::string& path) {
      const auto* found = path.starts_with('/') ? router.find(method, path) : nullptr;
      return found != nullptr && allowed(visitor, found->right);
    };
  }

  static bool bears_token(const Request& request) {
    return is_for_programs(request) && request.headers.find("authorization").has_value();
  }

  /// What a session is asked to do comes from forms that were made for it. Forms that need no session keep the visit's
  /// token, so that somebody who signs in or out meanwhile can still send what they filled in.
  static void bind_forms(Request& request) {
    const auto secret = access::session_secret(request);
    if (!secret.empty()) request.token = access::form_token_of_session(secret, request.token);
  }

  static bool is_for_programs(const Request& request) { return request.path.starts_with("/api/"); }

  static Reply refusal_with(int status, const Request& request, const std::string& message) {
    auto reply = site::error_page(request, {ErrorKind::not_allowed, message, {}, {}});
    reply.status = status;
    return reply;
  }

  /// Whether a person stands in an event of a programme in which the visitor may do what the route asks for.
  [[nodiscard]] Result<bool> is_known(const web::Visitor& visitor, web::Right right,
                                      const std::string& person_id) const {
    const auto programmes = visitor.programmes(right.name());
    return database_.read(
        [&](store::Session& session) -> Result<bool> { return booking::stands_in(session, person_id, programmes); });
  }

  [[nodiscard]] Result<std::optional<access::SignedIn>> asking(const Request& request) const {
    if (bears_token(request)) {
      const auto secret = borne_token(request);
      if (secret.empty()) return std::optional<access::SignedIn>{};
      // A key of figures opens the feeds of figures, to read, and nothing else.
      if (is_feed(request) && !web::asks_for_change(request.method)) {
        auto by_key = feeds::use_figures_key(database_, clock_.now(), secret);
        if (!by_key.ok() || *by_key) return by_key;
      }
      return access::use_token(database_, clock_.now(), secret);
    }
    const auto secret = access::session_secret(request);
    if (secret.empty()) return std::optional<access::SignedIn>{};
    return access::use_session(database_, clock_.now(), secret);
  }

  [[nodiscard]] Reply unknown(const Request& request) const {
    if (is_for_programs(request)) {
      const bool tried = request.headers.find("authorization").has_value();
      if (tried && !request.client_address.empty() &&
          !limits_->address_failures.take(database_, request.client_address, clock_.now())) {
        auto reply =
            refusal_with(429, request, "Too many wrong access tokens came from your network. Wait a few minutes.");
        reply.headers.emplace_back("Retry-After", "180");
        return reply;
      }
      auto reply = refusal_with(401, request,
                                is_feed(request) ? "Sign in by Basic, with any user and an access token or a key of "
                                                   "figures for the password. This one is none, or is over."
                                                 : "Send a valid access token: Authorization: Bearer TOKEN.");
      reply.headers.emplace_back("WWW-Authenticate",
                                 std::string(is_feed(request) ? "Basic" : "Bearer") + " realm=\"Muster\"");
      return reply;
    }
    if (web::asks_for_change(request.method))
      return site::error_page(request, {ErrorKind::not_allowed,
                                        "You are not signed in, or your session has ended, so nothing was saved. Sign "
                                        "in again in another tab, then go back here and send it once more.",
                                        {},
                                        {}});
    return web::redirect(access::sign_in_address(access::written_address(request.path, request.query.entries())));
  }

  static void fill(web::Visitor& visitor, const access::SignedIn& who) {
    visitor.id = who.account.id;
    visitor.name = who.account.email;
    for (const auto& held : who.account.roles) {
      auto& rights = visitor.rights[held.programme] = access::rights_of(held.role);
      if (!held.reads_answers) continue;
      rights.emplace(access::permission_name(Permission::read_answers));
      rights.emplace(access::where_people_were_told);
    }
  }

  store::Database& database_;
  const Clock& clock_;
  std::shared_ptr<access::Limits> limits_;
};

}  // namespace

std::shared_ptr<const web::Guard> guard(store::Database& database, const Clock& clock,
                                        std::shared_ptr<access::Limits> limits) {
  return std::make_shared<RouteGuard>(database, clock, std::move(limits));
}

}  // namespace muster::app
