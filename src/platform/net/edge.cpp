// Admits requests, decodes them for the pages, and puts on every answer what browsers must know to be safe.
#include "edge.hpp"
#include "control_character.hpp"
#include "cross_site.hpp"

#include <muster/kit/base/accepted_language.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/kit/catalogue/checked_languages.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/web/decode.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include <muster/platform/web/api_address.hpp>
#include <muster/platform/web/gzip.hpp>
#include <muster/platform/web/later_reply.hpp>
#include <muster/platform/web/open_reply.hpp>
#include <muster/platform/web/token.hpp>

namespace muster::net {

namespace {

constexpr std::size_t target_bytes = 8192;
constexpr std::string_view retry_seconds = "5";
std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

web::Fields lower_headers(const RequestHead& head) {
  web::Fields headers;
  for (const auto& [name, value] : head.headers) headers.add(lower(name), value);
  return headers;
}

/// What stands under `name`, in any case of the head's own: all headings are copied for pages alone.
std::vector<std::string_view> values_of(const RequestHead& head, std::string_view name) {
  const auto same = [](char typed, char small) {
    return typed == small || (typed >= 'A' && typed <= 'Z' && typed - 'A' + 'a' == small);
  };
  std::vector<std::string_view> values;
  for (const auto& [typed, value] : head.headers)
    if (std::ranges::equal(typed, name, same)) values.push_back(value);
  return values;
}

std::optional<std::size_t> length_of(std::string_view text) {
  // Digits alone: signs, lists and blanks are what readers disagree about.
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return length;
}

/// A word in RFC 2047's encoding, "=?utf-8?Q?...?=": some readers decode it, and get line breaks out of it.
bool has_encoded_word(std::string_view value) {
  for (auto at = value.find("=?"); at != std::string_view::npos; at = value.find("=?", at + 1)) {
    const auto kind = value.find('?', at + 2);
    if (kind == std::string_view::npos || kind + 2 >= value.size()) return false;
    if (std::string_view("bBqQ").find(value[kind + 1]) != std::string_view::npos && value[kind + 2] == '?' &&
        value.find("?=", kind + 3) != std::string_view::npos)
      return true;
  }
  return false;
}

/// Whether a list of words with commas between holds `word`, in any case.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    auto item = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    if (lower(item) == word) return true;
  }
  return false;
}

std::string media_type(std::string_view content_type) {
  std::string kind = lower(content_type.substr(0, content_type.find(';')));
  while (!kind.empty() && (kind.back() == ' ' || kind.back() == '\t')) kind.pop_back();
  return kind;
}

bool is_form(const std::string& kind) {
  return kind == "application/x-www-form-urlencoded" || kind == "multipart/form-data";
}

bool is_json(std::string_view content_type) {
  if (media_type(content_type) != "application/json") return false;
  // RFC 8259 knows no encoding but UTF-8; to name it is a habit.
  const auto mark = content_type.find(';');
  if (mark == std::string_view::npos) return true;
  auto rest = lower(content_type.substr(mark + 1));
  std::erase_if(rest, [](char letter) { return letter == ' ' || letter == '\t' || letter == '"'; });
  return rest == "charset=utf-8";
}

constexpr std::array methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
constexpr std::string_view allowed_methods = "GET, HEAD, POST, PUT, PATCH, DELETE";

bool takes_body(std::string_view method) { return method == "POST" || method == "PUT" || method == "PATCH"; }

web::Method method_of(std::string_view name) {
  using web::Method;
  for (const auto method : {Method::head, Method::post, Method::put, Method::patch, Method::delete_})
    if (web::method_name(method) == name) return method;
  return Method::get;
}

constexpr std::string_view form_too_long = to_say(
    "What you sent is longer than all answers together can be, so it was not read. Nothing was saved. Go back, shorten "
    "what you wrote, and send it again.");

std::optional<Refusal> body_refusal(const RequestHead& head, const web::Fields& headers, const Site& site) {
  const auto lengths = headers.all("content-length");
  if (const auto encodings = headers.all("transfer-encoding"); !encodings.empty()) {
    if (!lengths.empty()) return Refusal{400, "A request gives its length either way, never both ways."};
    if (encodings.size() > 1 || lower(encodings.front()) != "chunked" || head.version != "HTTP/1.1")
      return Refusal{400, "The request is encoded in a way that nobody knows."};
    return Refusal{411, "Send the body with its length: Muster reads no transfer encodings."};
  }
  if (lengths.size() > 1) return Refusal{400, "A request gives its length once."};
  const auto length = lengths.empty() ? std::optional<std::size_t>{0} : length_of(lengths.front());
  if (!length) return Refusal{400, "The length of the request is not a number."};
  if (!takes_body(head.method))
    return *length == 0 ? std::nullopt : std::optional(Refusal{400, "This kind of request has no body."});
  const auto type = headers.get("content-type");
  const bool json = is_json(type);
  // Nothing is nothing, whatever it calls itself, and no length is none (RFC 9112, 6.3): many calls take no body, and
  // clients tell that in either way. But what names a type and no length is a body whose length was forgotten.
  if (lengths.empty() && !type.empty())
    return Refusal{411, "Send the body with its length; where there is none, without a Content-Type."};
  const bool readable = *length == 0 || json || (head.method == "POST" && is_form(media_type(type)));
  // Browsers send forms by POST alone.
  if (headers.all("content-type").size() > 1 || !readable)
    return Refusal{415, "Muster reads forms as browsers send them, JSON as application/json, and nothing else."};
  if (*length == 0) return std::nullopt;
  if (headers.find("content-encoding")) return Refusal{415, "Muster reads what is sent as it is, not compressed."};
  const bool files = media_type(type) == "multipart/form-data";
  const auto part_limit = json ? site.json_limit : site.form_limit;
  const auto limit = files ? site.body_limit : std::min(part_limit, site.body_limit);
  if (*length > limit) {
    const auto most = "This is larger than Muster takes at once, which is " +
                      grouped(static_cast<std::int64_t>(limit >> 20)) + " MB.";
    if (files) return Refusal{413, most + " Go back and choose a smaller file."};
    if (head.target.starts_with("/f/") || head.target.starts_with("/F/"))
      return Refusal{413, std::string(form_too_long)};
    return Refusal{413, json ? most : most + " Go back, shorten what you wrote, and send it again."};
  }
  return std::nullopt;
}

Result<Success> read_body(web::Request& request, std::string_view body, const Site& site) {
  if (body.empty()) return Success{};
  const auto type = request.headers.get("content-type");
  if (is_json(type)) {
    MUSTER_TRY(json, web::decode_json(body));
    request.json = std::move(json);
  } else if (media_type(type) == "multipart/form-data") {
    web::DecodeLimits limits;
    limits.file_bytes = site.body_limit;
    MUSTER_TRY(form, web::decode_multipart(body, type, limits));
    request.form = std::move(form.fields);
    request.uploads = std::move(form.uploads);
  } else {
    MUSTER_TRY(form, web::decode_urlencoded(body));
    request.form = std::move(form);
  }
  return Success{};
}

/// Whether a form is longer than its page can have any use for.
bool is_too_long(const web::Request& request, std::size_t bytes, const Site& site) {
  constexpr std::size_t always_read = std::size_t{16} << 10;
  if (!site.longest_form || bytes <= always_read) return false;
  const auto most = site.longest_form(request);
  return most > 0 && bytes > most;
}

/// Who reads what is refused at an address whose form may say in which languages it is asked.
Audience reader_at(const web::Request& request, Audience reader, const Site& site) {
  if (reader.program || !site.reading_language) return reader;
  if (auto language = site.reading_language(request); !language.empty()) reader.language = std::move(language);
  return reader;
}

/// The request as pages see it, but for its body.
Result<web::Request> read_head(const RequestHead& head) {
  web::Request request;
  request.method = method_of(head.method);
  request.headers = lower_headers(head);
  request.host = request.headers.get("host");
  request.cookies = web::decode_cookies(request.headers.get("cookie"));
  const std::string_view target = head.target;
  const auto mark = target.find('?');
  const auto raw_path = target.substr(0, mark);
  // A slash in an escape is part of a name for some readers and a border for others.
  if (lower(raw_path).find("%2f") != std::string::npos)
    return Error{ErrorKind::wrong_usage, "The address holds an escaped slash.", {}, {}};
  request.path = "/";
  MUSTER_TRY(path, web::percent_decoded(raw_path, false));
  // Browsers resolve these before they ask; some proxies do and some do not.
  const std::string ended = path + "/";
  if (has_control(path) || ended.find("/./") != std::string::npos || ended.find("/../") != std::string::npos)
    return Error{ErrorKind::wrong_usage, "The address is malformed.", {}, {}};
  MUSTER_TRY(query, web::decode_urlencoded(mark == std::string_view::npos ? "" : target.substr(mark + 1)));
  request.path = std::move(path);
  request.query = std::move(query);
  return request;
}

std::string cookie_name(const Client& client) {
  // The prefix keeps other sites of the same domain from setting it; browsers take it over TLS alone.
  return (client.encrypted ? "__Host-" : "") + std::string(web::visit_cookie);
}

/// 304 where the browser holds what the page would send.
web::Reply unless_held(web::Reply reply, const web::Fields& headers) {
  const auto held = headers.find("if-none-match");
  if (!held || reply.status != 200) return reply;
  for (const auto& [name, value] : reply.headers) {
    if (name != "ETag") continue;
    const std::string_view strong = value.starts_with("W/") ? std::string_view(value).substr(2) : value;
    const auto tag = lower(strong);
    const auto packed_tag = tag.substr(0, tag.size() - 1) + ".gz\"";
    const bool same = *held == "*" || lists(*held, tag) || lists(*held, "w/" + tag) || lists(*held, packed_tag);
    if (!same) continue;
    reply.status = 304;
    reply.body.clear();
    reply.kept = nullptr;
    std::erase_if(reply.headers, [](const auto& header) { return header.first == "Content-Encoding"; });
    break;
  }
  return reply;
}

/// Whether another site may have made the browser ask. Compressed, an answer's length would tell that site what of its
/// own words stand in the page beside secret ones (the attack called BREACH); browsers tell who asked, over TLS.
bool asked_from_elsewhere(const web::Fields& headers) {
  const auto from = headers.get("sec-fetch-site");
  return from != "same-origin" && from != "none";
}

web::Reply packed(web::Reply reply, const web::Fields& headers, bool encrypted) {
  constexpr std::size_t least = 1024;
  constexpr int level = 5;
  if (reply.kept != nullptr || reply.body.size() <= least || !web::is_compressible(reply.content_type)) return reply;
  for (const auto& [name, value] : reply.headers)
    if (name == "Content-Encoding") return reply;
  reply.headers.emplace_back("Vary", encrypted ? "Accept-Encoding, Sec-Fetch-Site" : "Accept-Encoding");
  if (!web::accepts_gzip(headers.get("accept-encoding")) || (encrypted && asked_from_elsewhere(headers))) return reply;
  reply.body = web::gzipped(reply.body, level, web::Padding::random);
  reply.headers.emplace_back("Content-Encoding", "gzip");
  // Two forms of one page are two things to a cache: each has its own tag.
  for (auto& [name, value] : reply.headers)
    if (name == "ETag" && value.ends_with('"')) value.insert(value.size() - 1, ".gz");
  return reply;
}

web::Reply stamped(web::Reply reply, bool new_visit, const std::string& visit, const Client& client) {
  // Only pages hold forms; an asset that set a cookie could not be kept by anybody. What other sites show holds none:
  // whoever reads them is not followed by Muster.
  if (new_visit && reply.content_type.starts_with("text/html") && !web::is_for_other_sites(reply))
    reply.headers.emplace_back("Set-Cookie", cookie_name(client) + "=" + visit + "; Path=/; HttpOnly; SameSite=Lax" +
                                                 (client.encrypted ? "; Secure" : ""));
  return guarded(std::move(reply), client.encrypted);
}

}  // namespace

std::optional<Refusal> refusal_of(const RequestHead& head, const Site& site) {
  const auto headers = lower_headers(head);
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") return Refusal{400, "Muster speaks HTTP/1.1."};
  for (const auto& [name, value] : head.headers)
    if (name.empty() || has_control(name) || name.find(' ') != std::string::npos || has_control(value) ||
        has_encoded_word(value))
      return Refusal{400, "A heading of the request is malformed."};
  // Whatever Connection names, a proxy takes out on the way: then the next reader would measure another request.
  for (const auto& value : headers.all("connection"))
    for (const auto* framing : {"content-length", "transfer-encoding", "host", "cookie"})
      if (lists(value, framing)) return Refusal{400, "A heading of the request is malformed."};
  const auto hosts = headers.all("host");
  if (hosts.size() != 1) return Refusal{400, "A request names one host."};
  if (std::ranges::find(site.hosts, lower(hosts.front())) == site.hosts.end())
    return Refusal{421, "This server answers to its own name only."};
  if (std::ranges::find(methods, head.method) == methods.end())
    return Refusal{405, "Muster answers GET, HEAD, POST, PUT, PATCH and DELETE."};
  if (head.target.size() > target_bytes) return Refusal{414, "The address is too long."};
  const bool plain = std::ranges::all_of(head.target, [](unsigned char letter) { return letter < 0x80; });
  if (!head.target.starts_with('/') || has_control(head.target) || !plain ||
      head.target.find_first_of(" #\\") != std::string::npos)
    return Refusal{400, "The address is malformed."};
  if (const auto expected = headers.find("expect"); expected && lower(*expected) != "100-continue")
    return Refusal{417, "Muster does not know what this request expects."};
  if (comes_from_another_site(head.method, headers, site))
    return Refusal{
        403, "This form was sent by another site, so it was not read. Open the page here and send it from there."};
  if (!site.redirect_to.empty() && head.method != "GET" && head.method != "HEAD")
    return Refusal{403, "This form came unprotected, so it was not read. Open " + site.redirect_to +
                            " and send it again from there."};
  return body_refusal(head, headers, site);
}

std::size_t body_length(const RequestHead& head) {
  const auto lengths = values_of(head, "content-length");
  return lengths.empty() ? 0 : length_of(lengths.front()).value_or(0);
}

bool expects_continue(const RequestHead& head) {
  const auto expected = values_of(head, "expect");
  return head.version == "HTTP/1.1" && !expected.empty() && lower(expected.front()) == "100-continue";
}

bool keeps_alive(const RequestHead& head) {
  // Whoever forgot the length of a body sent it all the same: what follows is no second request.
  if (takes_body(head.method) && values_of(head, "content-length").empty()) return false;
  return head.version == "HTTP/1.1" && std::ranges::none_of(values_of(head, "connection"), [](std::string_view value) {
           return lists(value, "close");
         });
}

Client client_of(const RequestHead& head, const std::string& peer, bool encrypted, const TrustedProxies& proxies) {
  const auto forwarded = values_of(head, "x-forwarded-for");
  auto address = parse_ip(peer);
  if (!address) return {peer, encrypted, false};
  Client client{peer, encrypted, is_loopback(*address) && forwarded.empty()};
  if (!proxies.trusts(*address)) return client;
  const auto schemes = values_of(head, "x-forwarded-proto");
  if (schemes.size() == 1) client.encrypted = lower(schemes.front()) == "https";
  std::string chain;
  for (const auto value : forwarded) (chain += chain.empty() ? "" : ",") += value;
  while (!chain.empty() && proxies.trusts(*address)) {
    const auto comma = chain.rfind(',');
    auto last = comma == std::string::npos ? chain : chain.substr(comma + 1);
    chain.resize(comma == std::string::npos ? 0 : comma);
    std::erase(last, ' ');
    const auto before = parse_ip(last);
    if (!before) break;  // what stands further left was written by nobody we trust
    address = before;
    client.address = last;
  }
  return client;
}

web::Reply redirect_reply(const RequestHead& head, const Site& site) {
  const std::string address = site.redirect_to + head.target;
  return guarded({308, "text/plain; charset=utf-8", "This site is at " + address + "\n", {{"Location", address}}});
}

Audience reader_of(const RequestHead& head) {
  if (head.target.starts_with(web::programs_path)) return {true, {}};
  const std::string_view target = head.target;
  // Of all tags only those of a catalogue, so that nobody has a page of refusal made for each of many.
  if (const auto mark = target.find('?'); mark != std::string_view::npos) {
    const auto query = web::decode_urlencoded(target.substr(mark + 1));
    if (const auto* words = query.ok() ? Catalogue::find(query->get("lang")) : nullptr; words != nullptr)
      return {false, words->language()};
  }
  const auto wished = values_of(head, "accept-language");
  return {false, accepted_language(wished.empty() ? std::string_view() : wished.front(), checked_languages())};
}

RoutedReply refuse(const web::ErrorPage& page, const Refusal& refusal, bool encrypted, const std::string& reference,
                   const Audience& reader) {
  web::Request request;
  request.path = reader.program ? std::string(web::programs_path) + "refused" : "/refused";
  if (!reader.language.empty()) request.query.add("lang", reader.language);
  request.reference = reference;
  const bool ours = refusal.status == 500 || refusal.status == 503;
  const auto kind = ours ? ErrorKind::unavailable : ErrorKind::wrong_usage;
  web::Reply reply = page(request, {kind, refusal.message, {}, {}});
  reply.status = refusal.status;
  if (refusal.status == 405) reply.headers.emplace_back("Allow", std::string(allowed_methods));
  if (refusal.status == 503 || refusal.status == 429)
    reply.headers.emplace_back("Retry-After", std::string(retry_seconds));
  return {guarded(std::move(reply), encrypted), "(refused)"};
}

namespace {

/// What becomes of a page's reply before it is sent, now or later.
struct Finishing {
  web::Fields headers{};  ///< of the request's, those that it hangs on
  Client client{};
  bool new_visit = false;
  std::string visitor{};
  std::string route{};
  bool secret = false;

  [[nodiscard]] RoutedReply finished(web::Reply made) const {
    auto reply = packed(unless_held(std::move(made), headers), headers, client.encrypted);
    const bool later = reply.status == 503 && std::ranges::none_of(reply.headers, [](const auto& header) {
                         return header.first == "Retry-After";
                       });
    if (later) reply.headers.emplace_back("Retry-After", std::string(retry_seconds));
    return {stamped(std::move(reply), new_visit, visitor, client), route, secret};
  }
};

/// A request that a page can be asked for, or the refusal of one that none can.
struct AskedPage {
  web::Request request{};
  Finishing finishing{};
  std::optional<RoutedReply> refused{};
};

AskedPage asked_page(const RequestHead& head, std::string body, const web::Router& router, const Site& site,
                     const Client& client, const std::string& reference) {
  AskedPage asked;
  auto read = read_head(head);
  if (!read.ok()) {
    asked.refused = refuse(router.error_page(), {400, read.error().message}, client.encrypted, {}, reader_of(head));
    return asked;
  }
  auto& request = asked.request = std::move(read).value();
  request.reference = reference;
  request.client_address = client.address;
  request.encrypted = client.encrypted;
  request.on_this_machine = client.on_this_machine;
  request.public_address = site.public_address;
  auto& finishing = asked.finishing;
  finishing.client = client;
  const auto visit = request.cookies.find(cookie_name(client));
  finishing.new_visit = visit == request.cookies.end() || !web::is_visit(visit->second);
  finishing.visitor = finishing.new_visit ? new_id() : visit->second;
  request.token = web::token_for(finishing.visitor, site.token_key);
  if (takes_body(head.method)) {
    const auto refused = [&](const Refusal& refusal) {
      asked.refused =
          refuse(router.error_page(), refusal, client.encrypted, {}, reader_at(request, reader_of(head), site));
    };
    if (is_too_long(request, body.size(), site)) {
      refused({413, std::string(form_too_long)});
      return asked;
    }
    if (const auto done = read_body(request, body, site); !done.ok()) {
      refused({400, done.error().message});
      return asked;
    }
  }
  const web::Route* route = router.find(request.method, request.path);
  finishing.route = route == nullptr ? "(no page)" : route->pattern;
  finishing.secret = route != nullptr && route->secret;
  for (const auto* name : {"if-none-match", "accept-encoding", "sec-fetch-site"})
    if (auto value = request.headers.find(name)) finishing.headers.add(name, *std::move(value));
  return asked;
}

}  // namespace

RoutedReply answer(const RequestHead& head, std::string body, const web::Router& router, const Site& site,
                   const Client& client, const std::string& reference) {
  auto asked = asked_page(head, std::move(body), router, site, client, reference);
  if (asked.refused) return *std::move(asked.refused);
  return asked.finishing.finished(router.handle(std::move(asked.request)));
}

std::optional<RoutedReply> answer_or_later(const RequestHead& head, std::string body, const web::Router& router,
                                           const Site& site, const Client& client, const std::string& reference,
                                           std::function<void(const TakeReply&)> later) {
  auto asked = asked_page(head, std::move(body), router, site, client, reference);
  if (asked.refused) return std::move(asked.refused);
  web::BeginLater begin;
  web::Reply reply;
  {
    web::LaterReplies around;
    reply = router.handle(std::move(asked.request));
    begin = around.take();
  }
  if (!begin) return asked.finishing.finished(std::move(reply));
  begin([finishing = std::move(asked.finishing), later = std::move(later)](const web::MakeReply& make) {
    later([&] { return finishing.finished(make()); });
  });
  return std::nullopt;
}

bool waits_turn(const RequestHead& head, const web::Router& router, const Site& site) {
  if (!site.waits_turn) return false;
  const std::string_view target = head.target;
  const auto mark = target.find('?');
  const auto path = web::percent_decoded(target.substr(0, mark), false);
  const auto query = web::decode_urlencoded(mark == std::string_view::npos ? "" : target.substr(mark + 1));
  if (!path.ok() || !query.ok()) return false;
  const web::Route* route = router.find(method_of(head.method), *path);
  return route != nullptr && site.waits_turn(*route, *query);
}

}  // namespace muster::net
