// Admits requests, decodes them for the pages, and puts on every answer what browsers must know to be safe.
#include "edge.hpp"

#include <muster/base/id.hpp>
#include <muster/base/number.hpp>
#include <muster/http/decode.hpp>
#include <muster/http/server.hpp>
#include <muster/http/view.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "assets.hpp"
#include "token.hpp"

namespace muster::http {

namespace {

constexpr std::size_t target_bytes = 8192;
constexpr std::string_view content_policy =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
}

Fields lower_headers(const RequestHead& head) {
  Fields headers;
  for (const auto& [name, value] : head.headers) headers.add(lower(name), value);
  return headers;
}

std::optional<std::size_t> length_of(std::string_view text) {
  // Digits alone: signs, lists and blanks are what readers disagree about.
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::size_t length = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return length;
}

std::string media_type(std::string_view content_type) {
  std::string kind = lower(content_type.substr(0, content_type.find(';')));
  while (!kind.empty() && (kind.back() == ' ' || kind.back() == '\t')) kind.pop_back();
  return kind;
}

bool is_form(const std::string& kind) {
  return kind == "application/x-www-form-urlencoded" || kind == "multipart/form-data";
}

std::optional<Refusal> body_refusal(const RequestHead& head, const Fields& headers, const Site& site) {
  const auto lengths = headers.all("content-length");
  if (headers.find("transfer-encoding"))
    return lengths.empty() ? Refusal{411, "Send the body with its length: Muster reads no transfer encodings."}
                           : Refusal{400, "A request gives its length either way, never both ways."};
  if (lengths.size() > 1) return Refusal{400, "A request gives its length once."};
  const auto length = lengths.empty() ? std::optional<std::size_t>{0} : length_of(lengths.front());
  if (!length) return Refusal{400, "The length of the request is not a number."};
  if (head.method != "POST")
    return *length == 0 ? std::nullopt : std::optional(Refusal{400, "This kind of request has no body."});
  if (lengths.empty()) return Refusal{411, "Send the form with its length."};
  if (headers.all("content-type").size() > 1 || !is_form(media_type(headers.get("content-type"))))
    return Refusal{415, "Muster reads forms as browsers send them, and nothing else."};
  if (*length > site.body_limit)
    return Refusal{413, "This is larger than Muster takes at once, which is " +
                            grouped(static_cast<std::int64_t>(site.body_limit >> 20)) + " MB."};
  return std::nullopt;
}

Result<Done> read_body(Request& request, std::string_view body, const Site& site) {
  const auto type = request.headers.get("content-type");
  if (media_type(type) == "multipart/form-data") {
    DecodeLimits limits;
    limits.file_bytes = site.body_limit;
    MUSTER_TRY(form, decode_multipart(body, type, limits));
    request.form = std::move(form.fields);
    request.uploads = std::move(form.uploads);
  } else {
    MUSTER_TRY(form, decode_urlencoded(body));
    request.form = std::move(form);
  }
  return Done{};
}

/// The request as pages see it, but for its body.
Result<Request> read_head(const RequestHead& head) {
  Request request;
  request.method = head.method == "POST" ? Method::post : head.method == "HEAD" ? Method::head : Method::get;
  request.headers = lower_headers(head);
  request.host = request.headers.get("host");
  request.cookies = decode_cookies(request.headers.get("cookie"));
  const std::string_view target = head.target;
  const auto mark = target.find('?');
  const auto raw_path = target.substr(0, mark);
  // A slash in an escape is part of a name for some readers and a border for others.
  if (lower(raw_path).find("%2f") != std::string::npos)
    return Problem{ProblemKind::wrong_usage, "The address holds an escaped slash.", {}, {}};
  request.path = "/";
  MUSTER_TRY(path, percent_decoded(raw_path, false));
  MUSTER_TRY(query, decode_urlencoded(mark == std::string_view::npos ? "" : target.substr(mark + 1)));
  request.path = std::move(path);
  request.query = std::move(query);
  return request;
}

Reply stamped(Reply reply, bool new_visit, const std::string& visit) {
  // Only pages hold forms; an asset that set a cookie could not be kept by anybody.
  if (new_visit && reply.content_type.starts_with("text/html"))
    reply.headers.emplace_back("Set-Cookie",
                               std::string(visit_cookie) + "=" + visit + "; Path=/; HttpOnly; SameSite=Lax");
  return guarded(std::move(reply));
}

}  // namespace

std::optional<Refusal> refusal_of(const RequestHead& head, const Site& site) {
  const auto headers = lower_headers(head);
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") return Refusal{505, "Muster speaks HTTP/1.1."};
  for (const auto& [name, value] : head.headers)
    if (name.empty() || has_control(name) || name.find(' ') != std::string::npos || has_control(value))
      return Refusal{400, "A heading of the request is malformed."};
  const auto hosts = headers.all("host");
  if (hosts.size() > 1) return Refusal{400, "A request names one host."};
  if (hosts.empty() || std::ranges::find(site.hosts, lower(hosts.front())) == site.hosts.end())
    return Refusal{421, "This server answers to its own name only."};
  constexpr std::string_view known[] = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"};
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST")
    return Refusal{std::ranges::find(known, head.method) != std::end(known) ? 405 : 501,
                   "Muster answers GET, HEAD and POST."};
  if (head.target.size() > target_bytes) return Refusal{414, "The address is too long."};
  if (!head.target.starts_with('/') || has_control(head.target) ||
      head.target.find_first_of(" #\\") != std::string::npos)
    return Refusal{400, "The address is malformed."};
  return body_refusal(head, headers, site);
}

std::size_t body_length(const RequestHead& head) {
  return length_of(lower_headers(head).get("content-length")).value_or(0);
}

Answer refuse(const Refusal& refusal) {
  Request request;
  request.path = "/refused";
  const auto kind = refusal.status == 500 ? ProblemKind::unavailable : ProblemKind::wrong_usage;
  Reply reply = problem_page(request, {kind, refusal.message, {}, {}});
  reply.status = refusal.status;
  if (refusal.status == 405) reply.headers.emplace_back("Allow", "GET, HEAD, POST");
  return {guarded(std::move(reply)), "(refused)"};
}

Answer answer(const RequestHead& head, std::string body, const Router& router, const Site& site) {
  auto read = read_head(head);
  if (!read.ok()) return refuse({400, read.problem().message});
  Request request = std::move(read).value();
  const auto visit = request.cookies.find(std::string(visit_cookie));
  const bool new_visit = visit == request.cookies.end() || !is_visit(visit->second);
  const std::string visitor = new_visit ? new_id() : visit->second;
  request.token = token_for(visitor, site.token_key);
  if (request.method == Method::post) {
    if (const auto done = read_body(request, body, site); !done.ok()) return refuse({400, done.problem().message});
    body.clear();
  }
  const Route* route = router.find(request.method, request.path);
  Answer answer{{}, route == nullptr ? "(no page)" : route->pattern};
  answer.reply = stamped(router.handle(std::move(request)), new_visit, visitor);
  return answer;
}

Reply guarded(Reply reply) {
  bool has_cache_rule = false;
  for (const auto& [name, value] : reply.headers) {
    if (has_control(name) || has_control(value))
      throw std::logic_error("a header of the answer holds a control character");
    has_cache_rule = has_cache_rule || name == "Cache-Control";
  }
  auto& headers = reply.headers;
  if (!has_cache_rule) headers.emplace_back("Cache-Control", "no-store");
  headers.emplace_back("Content-Security-Policy", content_policy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "same-origin");
  return reply;
}

void add_own_routes(Router& router) {
  router.get("/assets/{file}", Audience::everyone, asset_page);
  if (router.find(Method::get, "/healthz") == nullptr)
    router.get("/healthz", Audience::everyone,
               [](const Request&) { return Reply{200, "text/plain; charset=utf-8", "ok\n", {}}; });
}

}  // namespace muster::http
