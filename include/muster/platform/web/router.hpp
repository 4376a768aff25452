#pragma once
// The table of routes: method, pattern, what a visitor must be allowed, and the page. Pages are functions from Request
// to Reply.

#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/schema.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace muster::web {

using Handler = std::function<Reply(const Request&)>;

/// What a route asks of its visitors: the name of a permission, as Visitor::rights holds them. There is none by
/// default, so a route that does not say for whom it is does not compile.
class Right {
 public:
  /// The name must outlive the right: a word of the program.
  explicit constexpr Right(std::string_view name) : name_(name) {
    if (name.empty()) throw std::logic_error("a right without a name");
  }
  /// From whatever a site names its permissions by, where `permission_name` of it stands beside its type.
  template <typename Permission>
    requires requires(Permission permission) {
      { permission_name(permission) } -> std::convertible_to<std::string_view>;
    }
  Right(Permission permission) : Right(std::string_view(permission_name(permission))) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  friend constexpr bool operator==(const Right&, const Right&) = default;

 private:
  std::string_view name_;
};

/// Of pages that nobody needs to be signed in for.
inline constexpr Right everybody("site");

struct Route {
  Method method = Method::get;
  std::string pattern;  ///< "/events/{event}/delegates"; {name} matches one segment of 1 to 200 characters
  Right right;
  Handler page;
  std::vector<std::string> segments;       ///< of the pattern; filled by Router
  std::optional<Description> description;  ///< where programs call it
  /// Part of its address is known to those alone who were given it, and its pages differ from reader to reader: the log
  /// does not say how large they are, nor anything else that came of the address.
  bool secret = false;

  /// Every route whose address holds a link's code, a draft's secret or another word that opens something.
  Route& holds_secret() {
    secret = true;
    return *this;
  }
  void describe(Description said) { description = std::move(said); }
};

class Router;

/// Stands before all pages of a router.
class Guard {
 public:
  Guard() = default;
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
  virtual ~Guard() = default;
  /// Before the page of a matched route runs: fills `request.visitor`, and gives the reply that the visitor gets
  /// instead of the page where they may not see it.
  [[nodiscard]] virtual std::optional<Reply> refusal(const Router& router, const Route& route,
                                                     Request& request) const = 0;
  /// Where no route matches: fills `request.visitor`, so that the page that says so can offer a way on.
  virtual void introduce(const Router& router, Request& request) const = 0;
};

/// In which a program names a change that it may send twice.
inline constexpr std::string_view repeat_heading = "idempotency-key";

/// Stands around the changes that programs ask for, once they are let in.
class Repeats {
 public:
  Repeats() = default;
  Repeats(const Repeats&) = delete;
  Repeats& operator=(const Repeats&) = delete;
  virtual ~Repeats() = default;
  /// The reply in place of the page, where the change came before or its key is none.
  [[nodiscard]] virtual std::optional<Reply> before(const Request& request) const = 0;
  /// What the page replied, where before() let it run.
  virtual void after(const Request& request, const Reply& reply) const = 0;
};

/// Makes the page that says what went wrong. The one that a Router begins with says it in plain text.
using ErrorPage = std::function<Reply(const Request&, const Error&)>;

class Router {
 public:
  Router();
  Route& get(std::string pattern, Right right, Handler page) {
    return add(Method::get, std::move(pattern), right, std::move(page));
  }
  Route& post(std::string pattern, Right right, Handler page) {
    return add(Method::post, std::move(pattern), right, std::move(page));
  }
  /// The page of a form, shown by GET and taken by POST.
  void form(const std::string& pattern, Right right, const Handler& page) {
    add(Method::get, pattern, right, page);
    add(Method::post, pattern, right, page);
  }
  Route& put(std::string pattern, Right right, Handler page) {
    return add(Method::put, std::move(pattern), right, std::move(page));
  }
  Route& patch(std::string pattern, Right right, Handler page) {
    return add(Method::patch, std::move(pattern), right, std::move(page));
  }
  /// The route, to be described at once: adding another one moves it.
  /// Throws std::logic_error where the pattern does not begin with "/", or stands already with that method.
  Route& add(Method method, std::string pattern, Right right, Handler page);
  /// Asked about every matched route from now on. Without one every page is for everybody.
  void set_guard(std::shared_ptr<const Guard> guard) { guard_ = std::move(guard); }
  /// Asked about every described change from now on. Without it a change that comes twice is done twice.
  void set_repeats(std::shared_ptr<const Repeats> repeats) { repeats_ = std::move(repeats); }
  void set_error_page(ErrorPage page) { error_page_ = std::move(page); }
  [[nodiscard]] const ErrorPage& error_page() const { return error_page_; }
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  /// The route for a path, or nothing. Where several match, words win over {names} from the left.
  [[nodiscard]] const Route* find(Method method, std::string_view path) const;

  /// Finds the page, asks the guard and calls the page. HEAD is GET without its body. No route: the 404 page; a route
  /// of another method: 405 with Allow. What asks for a change without `request.token`, in the field "token" or, from a
  /// script, in the heading X-Form-Token: 403, and the visitor is told to go back, load the page again and send once
  /// more; nothing was changed. Where an access token is borne, none is asked for. An exception: its words go to the
  /// log (so they must never hold personal data), the visitor gets the 500 page with a reference. What programs read
  /// carries a tag of its bytes (ETag); a change that they send with If-Match runs only where the page of GET at the
  /// same address carries that tag still: else 412.
  [[nodiscard]] Reply handle(Request request) const;

 private:
  [[nodiscard]] Reply change_by_program(const Route& route, const Request& request) const;
  [[nodiscard]] Reply without_page(Request request) const;
  /// The refusal where a change asks for another state of its address than there is.
  [[nodiscard]] std::optional<Reply> changed_meanwhile(const Request& request) const;

  std::vector<Route> routes_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_word_;  ///< their places
  std::shared_ptr<const Guard> guard_;
  std::shared_ptr<const Repeats> repeats_;
  ErrorPage error_page_;
};

}  // namespace muster::web
