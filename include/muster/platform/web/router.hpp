#pragma once
// The table of routes: method and pattern to page. Pages are functions from Request to Reply.

#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::web {

using Page = std::function<Reply(const Request&)>;

/// Who a route is for; the table of roles that comes with sign-in reads this column.
enum class Audience { attendee, organiser, lead, everyone };

struct Route {
  Method method = Method::get;
  std::string pattern;  ///< "/events/{event}/delegates"; {name} matches one segment of 1 to 200 characters
  Audience audience = Audience::organiser;
  Page page;
  std::vector<std::string> segments;  ///< of the pattern; filled by Router
};

/// Decides before the page of a matched route runs: fills `request.visitor`, and gives the reply that the visitor gets
/// instead of the page where they may not see it.
using Guard = std::function<std::optional<Reply>(const Route&, Request&)>;

/// Makes the page that says what went wrong. The one that a Router begins with says it in plain text.
using ProblemPage = std::function<Reply(const Request&, const Problem&)>;

class Router {
 public:
  Router();
  void get(std::string pattern, Audience audience, Page page);
  void post(std::string pattern, Audience audience, Page page);
  /// Asked about every matched route from now on. Without one every page is for everybody.
  void set_guard(Guard guard) { guard_ = std::move(guard); }
  void set_problem_page(ProblemPage page) { problem_page_ = std::move(page); }
  [[nodiscard]] const ProblemPage& problem_page() const { return problem_page_; }
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  /// The route for a path, or nothing. Where several match, words win over {names} from the left.
  [[nodiscard]] const Route* find(Method method, std::string_view path) const;

  /// Finds the page, asks the guard and calls the page. HEAD is GET without its body. No route: the 404 page; a route
  /// of another method: 405 with Allow. A POST whose field "token" is not `request.token`: 403, and the visitor is told
  /// to go back, load the page again and send once more; nothing was changed. An exception: its words go to the log (so
  /// they must never hold personal data), the visitor gets the 500 page with a reference.
  [[nodiscard]] Reply handle(Request request) const;

 private:
  void add(Method method, std::string pattern, Audience audience, Page page);

  std::vector<Route> routes_;
  Guard guard_;
  ProblemPage problem_page_;
};

}  // namespace muster::web
