// Finds the page for a request. What a page throws goes to the log and never to the visitor.
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/log_line.hpp>
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/api_address.hpp>
#include <muster/platform/web/router.hpp>

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <syncstream>

#include <muster/platform/web/token.hpp>

#include "asked_names.hpp"
#include "tag.hpp"
#include "unknown_member.hpp"

namespace muster::web {

namespace {

constexpr std::size_t capture_bytes = 200;
constexpr std::string_view any_word;  ///< of routes that begin with a {name}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> found;
  found.reserve(static_cast<std::size_t>(std::ranges::count(path, '/')));
  path.remove_prefix(1);
  while (true) {
    const auto end = path.find('/');
    found.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return found;
    path.remove_prefix(end + 1);
  }
}

bool is_capture(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matches(const Route& route, const std::vector<std::string_view>& given) {
  if (route.segments.size() != given.size()) return false;
  for (std::size_t at = 0; at < given.size(); ++at) {
    const auto& wanted = route.segments[at];
    const bool fits =
        is_capture(wanted) ? !given[at].empty() && given[at].size() <= capture_bytes : wanted == given[at];
    if (!fits) return false;
  }
  return true;
}

std::map<std::string, std::string> captures_of(const Route& route, std::string_view path) {
  const auto given = segments_of(path);
  std::map<std::string, std::string> captures;
  for (std::size_t at = 0; at < given.size(); ++at) {
    const std::string_view wanted = route.segments[at];
    if (is_capture(wanted)) captures.emplace(wanted.substr(1, wanted.size() - 2), given[at]);
  }
  return captures;
}

/// A pattern with words where the other has {names} is the nearer one: /events/new before /events/{event}.
bool nearer(const Route& left, const Route& right) {
  for (std::size_t at = 0; at < left.segments.size(); ++at)
    if (is_capture(left.segments[at]) != is_capture(right.segments[at])) return !is_capture(left.segments[at]);
  return false;
}

void check_pattern(const std::vector<Route>& routes, Method method, const std::string& pattern) {
  if (!pattern.starts_with('/')) throw std::logic_error("route " + pattern + " does not begin with /");
  for (const auto& route : routes)
    if (route.method == method && route.pattern == pattern)
      throw std::logic_error("route " + pattern + " stands twice");
}

Reply plain_error(const Request& request, const Error& error) {
  const int status = status_of(error.kind);
  const bool ours = status >= 500 && !request.reference.empty();
  return {status,
          "text/plain; charset=utf-8",
          error.message + (ours ? " Reference: " + request.reference + '.' : "") + '\n',
          {}};
}

bool carries_token(const Request& request) {
  if (request.token.empty()) return false;
  const auto in_form = request.form.find(token_field);
  return equal_in_constant_time(in_form ? *in_form : request.headers.get(token_heading), request.token);
}

Error sent_from_elsewhere() {
  return {ErrorKind::not_allowed,
          to_say("This form was opened too long ago, in another browser, or on another site. Go back, load the page "
                 "again and send it once more."),
          {},
          {}};
}

/// For the heading Allow; empty where there is no page.
std::string methods_at(const Router& router, std::string_view path) {
  std::string methods;
  for (const auto method : {Method::get, Method::post, Method::put, Method::patch, Method::delete_}) {
    if (router.find(method, path) == nullptr) continue;
    methods += (methods.empty() ? "" : ", ") + std::string(method_name(method));
    if (method == Method::get) methods += ", HEAD";
  }
  return methods;
}

Reply failed(const ErrorPage& page, const Request& request, const std::string& pattern, const std::string& reason) {
  Request named = request;
  if (named.reference.empty()) named.reference = new_short_code(8);
  // The pattern, never the path: an address may hold what only its owner may know.
  std::osyncstream(std::cerr) << log_line(SystemClock().now(), "failure",
                                          {{"id", named.reference}, {"route", pattern}, {"reason", reason}}) +
                                     '\n';
  Reply reply = page(named, {ErrorKind::unavailable, to_say("Something in Muster failed."), {}, {}});
  reply.status = 500;
  return reply;
}

}  // namespace

Router::Router() : error_page_(plain_error) {}

Route& Router::add(Method method, std::string pattern, Right right, Handler page) {
  if (method == Method::head) throw std::logic_error("route " + pattern + ": HEAD is answered by the page of GET");
  pattern = versioned(std::move(pattern));
  check_pattern(routes_, method, pattern);
  const auto found = segments_of(pattern);
  std::vector<std::string> segments(found.begin(), found.end());
  by_first_word_[std::string(is_capture(found.front()) ? any_word : found.front())].push_back(routes_.size());
  return routes_.emplace_back(Route{method, std::move(pattern), right, std::move(page), std::move(segments), {}});
}

const Route* Router::find(Method method, std::string_view path) const {
  const auto full = versioned(std::string(path));
  const auto given = segments_of(full);
  const Method wanted = method == Method::head ? Method::get : method;
  const Route* best = nullptr;
  // Words win over {names} from the left: what begins with the word itself is nearer than whatever does not.
  for (const auto first : {given.front(), any_word}) {
    const auto there = by_first_word_.find(first);
    if (best != nullptr || there == by_first_word_.end()) continue;
    for (const auto at : there->second) {
      const Route& route = routes_[at];
      if (route.method == wanted && matches(route, given) && (best == nullptr || nearer(route, *best))) best = &route;
    }
  }
  return best;
}

Reply Router::without_page(Request request) const {
  request.visitor.opens = [](const Visitor&, Method, const std::string&) { return false; };
  try {
    if (guard_) guard_->introduce(*this, request);
  } catch (const std::exception& error) {
    return failed(error_page_, request, "(no page)", error.what());
  }
  const auto allowed = methods_at(*this, request.path);
  if (allowed.empty()) return error_page_(request, not_found(to_say("There is no page at this address.")));
  Reply reply =
      error_page_(request, {ErrorKind::wrong_usage, to_say("This address does not take what was sent to it."), {}, {}});
  reply.status = 405;
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

namespace {

/// What GET at the address of a change replies now, guarded like it; nothing where programs read nothing there.
std::optional<Reply> shown_at(const Router& router, const Guard* guard, const Request& request) {
  const Route* shown = router.find(Method::get, request.path);
  if (shown == nullptr || !shown->description) return std::nullopt;
  Request look = request;
  look.method = Method::get;
  look.form = {};
  look.query = {};
  for (const auto& parameter : shown->description->parameters)
    if (auto given = request.query.find(parameter.name)) look.query.add(parameter.name, *std::move(given));
  look.json.reset();
  look.uploads.clear();
  look.captures = captures_of(*shown, request.path);
  look.route = shown->pattern;
  if (guard != nullptr) {
    if (auto refused = guard->refusal(router, *shown, look)) return refused;
  }
  return shown->page(look);
}

}  // namespace

std::optional<Reply> Router::changed_meanwhile(const Request& request) const {
  const auto wanted = request.headers.find("if-match");
  if (!wanted) return std::nullopt;
  const auto now = shown_at(*this, guard_.get(), request);
  if (!now) {
    auto reply = error_page_(
        request, conflict("Nothing is read at this address, so it has no tag and a change cannot hang on one. Nothing "
                          "was changed; send it without If-Match."));
    reply.status = 412;
    return reply;
  }
  if (now->status == 200 && names_tag(*wanted, tag_of(*now))) return std::nullopt;
  auto reply = error_page_(
      request, conflict("What stands at this address is not what you read, so nothing was changed. Read it again, and "
                        "send the change with its new tag."));
  reply.status = 412;
  if (now && now->status == 200) reply.headers.emplace_back("ETag", tag_of(*now));
  return reply;
}

Reply Router::change_by_program(const Route& route, const Request& request) const {
  // Before all else, so that what a call does not know is dropped by no page: not even by one that asks for nothing.
  if (request.json) {
    if (const auto unfit = unfit_member(route.description->takes, *request.json)) return error_page_(request, *unfit);
  } else if (const auto unsent = unsent_body(route.description->takes)) {
    return error_page_(request, *unsent);
  }
  // A change that was done has moved the tag: a repeat gets its first reply before anybody looks at that.
  if (repeats_) {
    if (auto replied = repeats_->before(request)) return *std::move(replied);
  }
  auto refused = changed_meanwhile(request);
  auto reply = refused ? *std::move(refused) : route.page(request);
  if (repeats_) repeats_->after(request, reply);
  // What stands there now, so that the next change can hang on it without another look.
  const bool puts = request.method == Method::put || request.method == Method::patch;
  if (puts && reply.status == 200) {
    if (const auto now = shown_at(*this, guard_.get(), request); now && now->status == 200)
      reply.headers.emplace_back("ETag", tag_of(*now));
  }
  return reply;
}

Reply Router::handle(Request request) const {
  if (!request.path.starts_with('/')) throw std::logic_error("a request without a path reached the router");
  request.path = versioned(std::move(request.path));
  const Route* route = find(request.method, request.path);
  // Some programs put a slash at the end of what they were given.
  if (route == nullptr && request.path.size() > 1 && request.path.ends_with('/')) {
    const auto without = request.path.substr(0, request.path.size() - 1);
    const Route* meant = find(request.method, without);
    if (meant != nullptr && meant->description) {
      route = meant;
      request.path = without;
    }
  }
  if (route == nullptr) return without_page(std::move(request));
  request.captures = captures_of(*route, request.path);
  request.route = route->pattern;
  try {
    if (guard_) {
      if (auto refused = guard_->refusal(*this, *route, request)) return *std::move(refused);
    }
    if (asks_for_change(request.method) && !request.visitor.by_access_token && !carries_token(request))
      return error_page_(request, sent_from_elsewhere());
    if (!route->description) return route->page(request);
    if (const auto wrong = wrongly_asked(*route->description, request)) return error_page_(request, *wrong);
    if (asks_for_change(request.method)) return change_by_program(*route, request);
    auto reply = route->page(request);
    if (reply.status == 200 && !reply.live) reply.headers.emplace_back("ETag", tag_of(reply));
    return reply;
  } catch (const std::exception& error) {
    return failed(error_page_, request, route->pattern, error.what());
  } catch (...) {
    return failed(error_page_, request, route->pattern, "something that is not an exception");
  }
}

}  // namespace muster::web
