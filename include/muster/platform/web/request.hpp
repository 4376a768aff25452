#pragma once
// One request as pages see it: a plain value, buildable in a test, knowing nothing of sockets.

#include <muster/platform/web/json.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::web {

enum class Method { get, head, post, put, patch, delete_ };
/// As the request line writes it: "GET".
[[nodiscard]] std::string_view method_name(Method method);
/// Whether such a request asks for a change: every method but GET and HEAD.
[[nodiscard]] bool asks_for_change(Method method);

/// A file that came with a form.
struct Upload {
  std::string field;      ///< name of the form field
  std::string file_name;  ///< as the browser named it; shown to people, never used as a path
  std::string bytes;
};

/// Fields in the order in which they came; a name may stand several times.
class Fields {
 public:
  void add(std::string name, std::string value) { entries_.emplace_back(std::move(name), std::move(value)); }
  /// The first value of that name, or an empty string.
  [[nodiscard]] std::string get(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

/// Who sent the request, as the guard in front of the pages found out. Without a guard everybody may do
/// everything: then whoever makes the router must know who can reach it.
struct Visitor {
  std::string id;    ///< empty where nobody is signed in
  std::string name;  ///< as it is shown to themselves
  /// What they may do, by the name of the programme in which they may.
  std::map<std::string, std::set<std::string, std::less<>>> rights;
  std::string programme;  ///< of what the address names; empty where it names nothing of a programme
  std::string heading;    ///< the programme that heads the page: that one, or their only one; may be empty
  std::string logo_path;  ///< address of that programme's picture; empty where it has none
  /// The request bears an access token of theirs. No browser sends that by itself, so no other site can have made it do
  /// so, and no form token is asked for.
  bool by_access_token = false;
  /// Set by the guard: whether such a visitor may open an address by that method.
  std::function<bool(const Visitor&, Method, const std::string&)> opens;

  [[nodiscard]] bool signed_in() const { return !id.empty(); }
  /// Who they are in the trace that changes leave: an id, never an address.
  [[nodiscard]] std::string actor() const { return signed_in() ? id : "organiser's page"; }
  /// Whether they may do it with what the address names or, where that belongs to no programme, in any programme.
  [[nodiscard]] bool may(std::string_view right) const;
  /// Whether they may know of things of that programme.
  [[nodiscard]] bool sees(const std::string& programme_name) const;
  /// Names of the programmes in which they may, in alphabetical order.
  [[nodiscard]] std::vector<std::string> programmes(std::string_view right) const;
  /// Whether an address leads to a page that they may see: no page offers what it would then refuse. Of another
  /// programme's address ask a copy with that `programme`.
  [[nodiscard]] bool can_open(const std::string& path, Method method = Method::get) const;
};

struct Request {
  Method method = Method::get;
  std::string path;                             ///< decoded, begins with "/", without query
  std::map<std::string, std::string> captures;  ///< what the route's {names} matched
  Fields query;
  Fields form;  ///< urlencoded or multipart body; never mixed with query
  std::vector<Upload> uploads;
  std::optional<Json> json;  ///< a body of application/json
  Fields headers;            ///< names in lower case
  std::map<std::string, std::string> cookies;
  std::string route;             ///< the pattern that the address fits; empty where there is no page
  std::string host;              ///< as sent, checked against the allowed hosts before pages see it
  std::string public_address;    ///< where the whole site is reached, as configured; empty where nobody said
  std::string client_address;    ///< numeric, for throttling and nothing else; empty where nobody knows
  bool encrypted = false;        ///< over TLS, here or at a trusted proxy: cookies must be Secure
  bool on_this_machine = false;  ///< from loopback, with no proxy between
  std::string token;             ///< the cross-site token that this visitor's forms must carry
  std::string reference;         ///< of this request in the log; error pages (5xx) show it
  Visitor visitor;               ///< who is signed in, as the guard found

  /// A capture that the route guarantees.
  [[nodiscard]] const std::string& capture(const std::string& name) const { return captures.at(name); }
};

/// What addresses of this site begin with, to be read or scanned elsewhere: "https://muster.example.org".
[[nodiscard]] std::string site_of(const Request& request);

}  // namespace muster::web
