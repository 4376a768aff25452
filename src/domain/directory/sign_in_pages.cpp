// To a directory, and back from it. Whatever comes back is believed only where all of it is right.
#include "context_pages.hpp"

#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/cookie_pages.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/return_path.hpp>
#include <muster/domain/directory/attempt.hpp>
#include <muster/domain/directory/sign_in_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/log_line.hpp>
#include <muster/platform/web/view.hpp>

#include <iostream>
#include <syncstream>

namespace muster::directory {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

std::string sign_in_path(const Provider& provider) { return "/sign-in/directory/" + provider.name; }

void tell(const PageContext& context, const Provider& provider, const std::string& what) {
  std::osyncstream(std::cerr) << log_line(context.clock.now(), "directory",
                                          {{"directory", provider.name}, {"reason", what}}) +
                                     '\n';
}

Reply not_signed_in(const Request& request, const std::string& why, int status, const std::string& their_words) {
  View view;
  view.set("WHY", why).show("THEIR_WORDS", their_words);
  return site::desk_page(request, {"You are not signed in"},
                         web::render("domain/directory/pages/not_signed_in.html", view), status);
}

namespace {

constexpr std::size_t longest_code = 4000;
constexpr std::size_t longest_words = 200;
constexpr int refused_here = 403;
constexpr int away_there = 503;

Reply no_such(const Request& request) {
  return site::error_page(request, not_found("This site knows no directory of that name."));
}

bool may_try(const PageContext& context, const Request& request, const Provider& provider) {
  return context.limits->take(request, provider.name, context.clock.now());
}

Reply too_many(const Request& request) {
  return access::too_often(request, "Too many tries to sign in came from your network. Wait a minute, then try again.",
                           std::chrono::minutes(1));
}

/// What went wrong with a directory, on a page and in the log.
Reply failed(const PageContext& context, const Request& request, const Provider& provider, const Error& error) {
  tell(context, provider, error.detail.empty() ? "refused" : error.detail);
  return not_signed_in(request, error.message, error.kind == ErrorKind::unavailable ? away_there : refused_here);
}

std::string returns_to(const Request& request, const Provider& provider) {
  return web::site_of(request) + sign_in_path(provider) + "/back";
}

Reply begin(const PageContext& context, const Request& request) {
  const auto* provider = context.directories->find(request.capture("directory"));
  if (provider == nullptr) return no_such(request);
  if (!may_try(context, request, *provider)) return too_many(request);
  const auto now = context.clock.now();
  const auto where = context.directories->endpoints(*provider, now);
  if (!where.ok()) return failed(context, request, *provider, where.error());
  const auto attempt = begin_attempt(context.directories->key(), provider->name, request.token,
                                     access::own_path_or_home(request.query.get("next")), now);
  std::string to = where->authorization;
  char mark = to.find('?') == std::string::npos ? '?' : '&';
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"response_type", "code"},
                                                        {"client_id", provider->client},
                                                        {"redirect_uri", returns_to(request, *provider)},
                                                        {"scope", provider->scopes},
                                                        {"state", attempt.state},
                                                        {"nonce", attempt.nonce},
                                                        {"code_challenge", attempt.challenge},
                                                        {"code_challenge_method", "S256"}}) {
    to += mark + name + "=" + percent_encoded(value);
    mark = '&';
  }
  // As a page, so that a browser that comes here first is given the visit that it must come back with.
  return {303, "text/html; charset=utf-8", {}, {{"Location", to}}};
}

/// At the beginning of a character, however many bytes it has.
std::string cut(const std::string& text) {
  if (text.size() <= longest_words) return text;
  auto end = longest_words;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

/// RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6.
Reply their_refusal(const PageContext& context, const Request& request, const Provider& provider,
                    const std::string& code) {
  tell(context, provider, "it answers " + error_word(code));
  const auto words = cut(request.query.get("error_description"));
  if (code == "access_denied")
    return not_signed_in(request, provider.title + " did not let you in, or signing in there was broken off.",
                         refused_here, words);
  if (code == "server_error" || code == "temporarily_unavailable")
    return not_signed_in(request, provider.title + " cannot sign anybody in just now. Try again in a minute.",
                         away_there, words);
  return not_signed_in(request,
                       provider.title + " could not sign you in. Where it happens again, tell whoever runs this site.",
                       refused_here, words);
}

/// Why whoever is known there must show who they are here.
const char* part_for(Entrance::Why why) {
  switch (why) {
    case Entrance::Why::no_address:
      return "WITHOUT_ADDRESS";
    case Entrance::Why::not_verified:
      return "WITH_ADDRESS";
    case Entrance::Why::verified_as_text:
      return "VERIFIED_AS_TEXT";
    case Entrance::Why::other_domain:
      return "OTHER_DOMAIN";
    case Entrance::Why::of_another:
      return "OF_ANOTHER";
  }
  throw std::logic_error("a reason to join two sign-ins without its words");
}

Reply to_be_joined(const PageContext& context, const Request& request, const Provider& provider, const Claims& claims,
                   Entrance::Why why) {
  View view;
  view.set("TITLE", provider.title).set("JOIN_PATH", sign_in_path(provider) + "/join");
  view.add(part_for(why), claims.email);
  auto reply =
      site::desk_page(request, {"One more step"}, web::render("domain/directory/pages/one_more_step.html", view));
  reply.headers.emplace_back(
      "Set-Cookie",
      pending_cookie(request, sealed_pending(context.directories->key(), provider,
                                             {{provider.issuer, claims.subject}, claims.email}, context.clock.now())));
  return reply;
}

Reply entered(const PageContext& context, const Request& request, const Provider& provider, const Claims& claims,
              const std::string& next) {
  const auto entrance =
      enter(context.database, context.clock.now(), provider, claims,
            access::browser_words(request.headers.get("user-agent")), access::session_secret(request));
  if (!entrance.ok()) return site::error_page(request, entrance.error());
  if (entrance->way == Entrance::Way::to_be_joined)
    return to_be_joined(context, request, provider, claims, entrance->why);
  if (entrance->way == Entrance::Way::unknown)
    return not_signed_in(request,
                         provider.title +
                             " knows you, this site does not. Ask an owner of your programme to add your e-mail "
                             "address, or to give a role to a group that you are in.",
                         refused_here);
  auto reply = web::redirect(access::own_path_or_home(next));
  reply.headers.emplace_back("Set-Cookie", access::session_cookie(request, entrance->session.session));
  reply.headers.emplace_back("Set-Cookie", access::known_cookie(request, entrance->session.known));
  return reply;
}

Reply back(const PageContext& context, const Request& request) {
  const auto* provider = context.directories->find(request.capture("directory"));
  if (provider == nullptr) return no_such(request);
  if (!may_try(context, request, *provider)) return too_many(request);
  const auto now = context.clock.now();
  const auto state = request.query.get("state");
  const auto returned = end_attempt(context.directories->key(), provider->name, request.token, state, now);
  if (!returned) {
    tell(context, *provider, "state");
    return not_signed_in(request,
                         "This try to sign in is over, or it began in another browser or by another button. Begin it "
                         "again here.",
                         refused_here);
  }
  MUSTER_PAGE(is_new, request, spend_once(context.database, now, state, returned->ends));
  if (!is_new) {
    tell(context, *provider, "used twice");
    return not_signed_in(request, "This try to sign in was used already. Begin again.", refused_here);
  }
  const auto where = context.directories->endpoints(*provider, now);
  if (!where.ok()) return failed(context, request, *provider, where.error());
  const auto issuer = request.query.find("iss");
  if (issuer ? *issuer != provider->issuer : where->names_itself_in_reply) {
    tell(context, *provider, "issuer of the reply");
    return not_signed_in(request, "The answer came from another directory than " + provider->title + ". Begin again.",
                         refused_here);
  }
  if (const auto error = request.query.get("error"); !error.empty())
    return their_refusal(context, request, *provider, error);
  const auto code = request.query.get("code");
  if (code.empty() || code.size() > longest_code) {
    tell(context, *provider, "no code");
    return not_signed_in(request, provider->title + " sent you back without saying who you are. Try again.",
                         refused_here);
  }
  const auto claims = context.directories->claims_of(
      *provider, {code, returned->nonce, returned->verifier, returns_to(request, *provider)}, now);
  if (!claims.ok()) return failed(context, request, *provider, claims.error());
  return entered(context, request, *provider, *claims, returned->next);
}

}  // namespace

void add_sign_in_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/sign-in/directory/{directory}";
  router.get(here, Permission::open_site, [context](const Request& request) { return begin(context, request); })
      .holds_secret();
  router
      .get(here + "/back", Permission::open_site, [context](const Request& request) { return back(context, request); })
      .holds_secret();
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock,
               std::shared_ptr<Directories> directories) {
  // An office is one network: all of it may sign in at once.
  constexpr access::StrangerLimits::Pace network{150, std::chrono::seconds(2)};
  constexpr access::StrangerLimits::Pace page{3000, std::chrono::seconds(1)};
  const PageContext context{database, clock, std::move(directories),
                            std::make_shared<access::StrangerLimits>(network, page)};
  add_sign_in_pages(router, context);
  add_joining_pages(router, context);
  add_sign_out_pages(router, context);
  add_rule_pages(router, context);
  add_rule_api_pages(router, context);
}

}  // namespace muster::directory
