// Prints the table of routes from the routes themselves: there is no second list that could differ.
#include <muster/front/app/route_table.hpp>

#include <muster/front/api/openapi.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace muster::app {
namespace {

using Row = std::array<std::string, 4>;

/// A pattern's routes stand together, in the order in which methods are usually named.
bool earlier(const web::Route& left, const web::Route& right) {
  return left.pattern != right.pattern ? left.pattern < right.pattern : left.method < right.method;
}

}  // namespace

std::string route_table(const web::Router& router) {
  auto routes = router.routes();
  std::ranges::sort(routes, earlier);
  std::vector<Row> rows{{"Method", "Address", "Permission", "Roles"}};
  for (const auto& route : routes)
    rows.push_back({std::string(web::method_name(route.method)), route.pattern, std::string(route.right.name()),
                    api::who_may(route.right)});
  std::array<std::size_t, 3> widths{};
  for (const auto& row : rows)
    for (std::size_t at = 0; at < 3; ++at) widths[at] = std::max(widths[at], row[at].size());
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < 3; ++at) text += row[at] + std::string(widths[at] + 2 - row[at].size(), ' ');
    text += row[3] + '\n';
  }
  return text;
}

}  // namespace muster::app
