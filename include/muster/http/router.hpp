#pragma once
// The table of routes: method and pattern to page. Pages are functions from Request to Reply.

#include <muster/http/reply.hpp>
#include <muster/http/request.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::http {

using Page = std::function<Reply(const Request&)>;

/// Who a route is for; the table of roles that comes with sign-in reads this column.
enum class Audience { attendee, organiser, lead, everyone };

struct Route {
  Method method = Method::get;
  std::string pattern;  ///< "/events/{event}/delegates"; {name} matches one segment of 1 to 200 characters
  Audience audience = Audience::organiser;
  Page page;
};

class Router {
 public:
  void get(std::string pattern, Audience audience, Page page);
  void post(std::string pattern, Audience audience, Page page);
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  /// Finds the page and calls it. HEAD is GET without its body. No route: the 404 page; a route of another method:
  /// 405 with Allow. A POST whose token is wrong: 403, with what was typed still on the page where it has a form
  /// (a page "sent from elsewhere": the visitor is told to go back and send again; nothing was changed). An
  /// exception: logged without personal data, the 500 page with a reference number; StoreFailure-like failures that
  /// the page turned into a Problem are the page's business.
  [[nodiscard]] Reply handle(Request request) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace muster::http
