// The table of routes: what each asks for. A route that has no row here is refused to everybody and fails a test.
#include <muster/domain/access/permissions.hpp>

namespace muster::access {

const std::vector<RouteRow>& route_table() {
  using enum Permission;
  static const std::vector<RouteRow> table{
      {"GET", "/assets/{file}", open_site},
      {"GET", "/healthz", open_site},
      {"GET", "/metrics", open_site},  // answers on this machine alone
      {"GET", "/f/{code}", open_site},
      {"POST", "/f/{code}", open_site},
      {"GET", "/f/{code}/thanks", open_site},
      {"GET", "/sign-in", open_site},
      {"POST", "/sign-in", open_site},
      {"GET", "/sign-in/sent", open_site},
      {"GET", "/sign-in/{link}", open_site},
      {"POST", "/sign-in/{link}", open_site},

      {"GET", "/", own_account},
      {"GET", "/sessions", own_account},
      {"POST", "/sessions/end", own_account},
      {"POST", "/sign-out", own_account},
      {"GET", "/events", own_account},  // lists what the visitor may see
      {"GET", "/events/new", change_events},
      {"POST", "/events/new", change_events},
      {"GET", "/organisations", see_organisations},
      {"GET", "/mail", see_mail},
      {"POST", "/mail/retry", see_mail},

      // {programme} is one of the visitor's own, else 404.
      {"GET", "/team", manage_team},
      {"GET", "/team/{programme}", manage_team},
      {"POST", "/team/{programme}/add", manage_team},
      {"POST", "/team/{programme}/undo", manage_team},
      {"GET", "/team/{programme}/members/{member}", manage_team},
      {"POST", "/team/{programme}/members/{member}/role", manage_team},
      {"POST", "/team/{programme}/members/{member}/remove", manage_team},
      {"POST", "/team/{programme}/members/{member}/mail", manage_team},
      {"GET", "/team/{programme}/tokens", manage_team},
      {"POST", "/team/{programme}/tokens", manage_team},
      {"POST", "/team/{programme}/tokens/{access_token}/remove", manage_team},
      {"GET", "/api/team", manage_team},

      // {person} stands in an event of a programme in which the visitor has the right, else 404.
      {"GET", "/people", see_people},
      {"GET", "/people/{person}", see_people},
      {"GET", "/people/{person}/download.json", see_people},
      {"GET", "/people/{person}/download.html", see_people},
      {"GET", "/people/{person}/erase", erase_people},
      {"POST", "/people/{person}/erase", erase_people},
      {"GET", "/people/{person}/needs", access_needs},
      {"POST", "/people/{person}/needs", access_needs},
      {"GET", "/events/{event}/needs-counts.csv", access_needs},
      {"GET", "/events/{event}/needs-counts.xlsx", access_needs},
      {"GET", "/privacy", keep_privacy},
      {"POST", "/privacy/keep", keep_privacy},
      {"POST", "/privacy/run", keep_privacy},

      {"GET", "/events/{event}", read_figures},
      {"GET", "/events/{event}/places", read_figures},
      {"GET", "/events/{event}/summary", read_figures},
      {"GET", "/events/{event}/summary.csv", read_figures},
      {"GET", "/events/{event}/report", read_figures},
      {"GET", "/events/{event}/report.docx", read_figures},
      {"GET", "/events/{event}/report.html", read_figures},
      {"GET", "/events/{event}/report.md", read_figures},
      {"GET", "/assets/report.css", open_site},
      {"GET", "/events/{event}/report/change", write_report},
      {"POST", "/events/{event}/report/change", write_report},
      {"POST", "/events/{event}/report/reset", write_report},
      {"GET", "/api/events", read_figures},
      {"GET", "/api/events/{event}/summary", read_figures},

      {"GET", "/events/{event}/delegates", see_delegates},
      {"GET", "/events/{event}/delegates.csv", take_delegates},
      {"GET", "/events/{event}/delegates.xlsx", take_delegates},
      {"GET", "/events/{event}/delegates/import", change_delegates},
      {"POST", "/events/{event}/delegates/import", change_delegates},
      {"GET", "/events/{event}/delegates/import/example.csv", change_delegates},
      {"GET", "/events/{event}/delegates/import/{staged}", change_delegates},
      {"POST", "/events/{event}/delegates/import/{staged}/decide", change_delegates},
      {"POST", "/events/{event}/delegates/import/{staged}/apply", change_delegates},
      {"POST", "/events/{event}/delegates/import/{staged}/cancel", change_delegates},
      {"GET", "/events/{event}/delegates/imports/{import}/undo", change_delegates},
      {"POST", "/events/{event}/delegates/imports/{import}/undo", change_delegates},

      {"GET", "/events/{event}/form", change_form},
      {"GET", "/events/{event}/form/change", change_form},
      {"GET", "/events/{event}/form/text", change_form},
      {"POST", "/events/{event}/form/check", change_form},
      {"POST", "/events/{event}/form/publish", change_form},
      {"POST", "/events/{event}/form/open", change_form},
      {"GET", "/events/{event}/form/close", change_form},
      {"POST", "/events/{event}/form/close", change_form},
      {"GET", "/events/{event}/form/reopen", change_form},
      {"POST", "/events/{event}/form/reopen", change_form},
      {"POST", "/events/{event}/form/schedule", change_form},
      {"GET", "/events/{event}/form/qr", change_form},
      {"GET", "/events/{event}/form/import", enter_answers},
      {"POST", "/events/{event}/form/import", enter_answers},
      {"POST", "/events/{event}/form/import/undo", enter_answers},
      {"GET", "/events/{event}/form/import/{upload}", enter_answers},
      {"POST", "/events/{event}/form/import/{upload}", enter_answers},
      {"POST", "/events/{event}/form/import/{upload}/cancel", enter_answers},
      {"GET", "/events/{event}/answers.csv", take_answers},
      {"GET", "/events/{event}/answers.xlsx", take_answers},

      {"GET", "/events/{event}/notes", read_notes},
      {"POST", "/events/{event}/notes", enter_notes},
      {"POST", "/events/{event}/notes/delete", enter_notes},
      {"GET", "/events/{event}/notes.csv", read_notes},
      {"GET", "/events/{event}/notes.xlsx", read_notes},
      {"GET", "/events/{event}/notes/import", enter_notes},
      {"POST", "/events/{event}/notes/import", enter_notes},
      {"POST", "/events/{event}/notes/import/undo", enter_notes},
      {"GET", "/events/{event}/notes/import/{upload}", enter_notes},
      {"POST", "/events/{event}/notes/import/{upload}", enter_notes},
      {"POST", "/events/{event}/notes/import/{upload}/cancel", enter_notes},
  };
  return table;
}

std::optional<Permission> route_permission(std::string_view method, std::string_view pattern) {
  for (const auto& row : route_table())
    if (row.method == method && row.pattern == pattern) return row.permission;
  return std::nullopt;
}

}  // namespace muster::access
