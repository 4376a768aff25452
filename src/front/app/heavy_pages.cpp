// Told by the address, so that nobody has to think of it where a page is added.
#include <muster/front/app/heavy_pages.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::app {
namespace {

using namespace std::string_view_literals;

bool holds(std::string_view pattern, std::string_view part) { return pattern.find(part) != std::string_view::npos; }

bool is_file(std::string_view pattern) {
  constexpr std::array endings{".csv"sv,         ".xlsx"sv,    "/answers.json"sv, ".docx"sv, "/report.pdf"sv, ".pptx"sv,
                               "/report.json"sv, "/all.pdf"sv, ".html"sv,         ".md"sv,   "/file"sv};
  const bool made = std::ranges::any_of(endings, [&](std::string_view ending) { return pattern.ends_with(ending); });
  return made && !holds(pattern, "/example.") && !pattern.starts_with("/people/");
}

/// Taking a file in, looking at what waits, deciding, importing and undoing; not the page where a file is chosen.
bool is_import(const web::Route& route) {
  const std::string_view pattern = route.pattern;
  const bool changes = web::asks_for_change(route.method);
  // Programs send files too.
  if (holds(pattern, "/imports/")) return changes ? route.method != web::Method::delete_ : holds(pattern, "{upload}");
  if (pattern.ends_with("/import") || pattern.ends_with("/from-file") || holds(pattern, "/import/undo/"))
    return changes;
  return holds(pattern, "/import/{upload}") && !pattern.ends_with("/cancel");
}

}  // namespace

bool waits_turn(const web::Route& route, const web::Fields& query) {
  const std::string_view pattern = route.pattern;
  // Everybody's figures are kept, so only those of a group are counted anew.
  if (pattern.ends_with("/summary") || pattern.ends_with("/summary.csv")) return !query.get("where").empty();
  if (pattern.ends_with("/events/{event}/report") || pattern == "/events/{event}/report/change") return true;
  // As many summaries as the programme has events.
  if (holds(pattern, "/programmes/{programme}/year")) return true;
  if (holds(pattern, "/programmes/{programme}/odata/Figures")) return true;
  // A photograph is taken apart and drawn anew; tests are made of as many summaries as there are groups.
  if (pattern.ends_with("/events/{event}/report/pictures")) return web::asks_for_change(route.method);
  if (pattern.ends_with("/events/{event}/tests")) return !query.get("by").empty();
  // Every answer is read for its weight.
  if (pattern.ends_with("/events/{event}/representation")) return true;
  if (pattern.ends_with("/report/editions")) return web::asks_for_change(route.method);
  return is_file(pattern) || is_import(route) || holds(pattern, "/texts/");
}

}  // namespace muster::app
