// How long what is kept, what goes next, and what went.
#include "person_pages.hpp"

#include <muster/access/account_service.hpp>
#include <muster/app/erasure.hpp>
#include <muster/app/retention.hpp>
#include <muster/base/number.hpp>
#include <muster/base/utf8.hpp>
#include <muster/http/view.hpp>

#include <map>

namespace muster::app {
namespace {

using http::Reply;
using http::Request;
using http::View;

struct Said {
  std::string done;
  std::string wrong;
};

std::string next_words(const KeptKind& kind, Date today) {
  if (!kind.next) return kind.days ? "Nothing at present" : "Nothing";
  const auto when = *kind.next <= today ? std::string("the next run") : long_date(*kind.next);
  return grouped(kind.next_count) + " on " + when;
}

void add_kind(View& view, const KeptKind& kind, Date today) {
  auto& row = view.add("KIND");
  row.set("KIND_TITLE", kind.title).set("KIND_NAME", kind.name).set("NEXT", next_words(kind, today));
  row.set("PERIOD", kind.period + (kind.days && !kind.counted_from.empty() ? " " + kind.counted_from : ""));
  if (!kind.remark.empty()) row.add("KIND_REMARK").set("REMARK", kind.remark);
  if (kind.changeable) {
    row.add("CHANGE").set("DAYS", kind.days ? std::to_string(*kind.days) : "");
  } else {
    row.show("FIXED");
  }
}

/// A run is kept by the id of whoever started it.
std::map<std::string, std::string> names_of_accounts(store::Database& database) {
  std::map<std::string, std::string> names;
  const auto all = access::accounts(database);
  if (!all.ok()) return names;
  for (const auto& account : *all) names.emplace(account.id, account.email);
  return names;
}

Reply page(const PrivacyDesk& desk, const Request& request, const Said& said = {}, int status = 200) {
  const auto now = desk.clock.now();
  const auto state = retention_state(desk.database, now);
  if (!state.ok()) return http::problem_page(request, state.problem());
  View view;
  view.set("TOKEN", request.token);
  if (!said.done.empty()) view.add("DONE").set("DONE_WORDS", said.done);
  if (!said.wrong.empty()) view.add("WRONG").set("WRONG_WORDS", said.wrong);
  if (state->held) view.add("HELD").set("HELD_WORDS", held_words(now, state->runs.front().at));
  for (const auto& kind : state->kinds) add_kind(view, kind, day_in_london(now));
  if (state->runs.empty()) view.show("NO_RUNS");
  if (!state->held && !state->runs.empty()) view.show("RUN_NOW");
  if (!state->runs.empty()) {
    const auto names = names_of_accounts(desk.database);
    auto& runs = view.add("RUNS");
    for (const auto& run : state->runs) {
      runs.add("RUN")
          .set("RUN_AT", long_instant(run.at))
          .set("RUN_WENT", went_words(run))
          .set("RUN_BY", names.contains(run.by) ? names.at(run.by) : run.by);
    }
  }
  return http::desk_page(request, {"How long personal data is kept", {}, {}, {}, http::Tab::none, !said.wrong.empty()},
                         http::render("app/pages/privacy.html", view), status);
}

Reply keep(const PrivacyDesk& desk, const Request& request) {
  const auto typed = trimmed(request.form.get("days"));
  const auto days = parse_integer(typed);
  if (!typed.empty() && !days) return page(desk, request, {"", "\"" + typed + "\" is no number of days."}, 422);
  const auto kept = keep_for(desk.database, desk.doing(request), request.form.get("kind"), days);
  if (!kept.ok()) return page(desk, request, {"", kept.problem().message}, http::status_of(kept.problem().kind));
  return http::redirect("/privacy");
}

Reply run(const PrivacyDesk& desk, const Request& request) {
  const bool confirmed = request.form.get("confirmed") == "yes";
  const auto done =
      run_retention(desk.database, desk.doing(request), confirmed ? RunWish::confirmed : RunWish::by_hand);
  if (!done.ok()) return http::problem_page(request, done.problem());
  if (done->end == RunEnd::held) return page(desk, request, {}, http::status_of(ProblemKind::conflict));
  return page(desk, request,
              {"Done: " + went_words(done->run) + "." +
                   (done->wiped == store::Database::Wiped::later ? std::string(" ") + later_words : ""),
               ""});
}

}  // namespace

void add_retention_pages(http::Router& router, const PrivacyDesk& desk) {
  using enum http::Audience;
  router.get("/privacy", organiser, [desk](const Request& request) { return page(desk, request); });
  router.post("/privacy/keep", organiser, [desk](const Request& request) { return keep(desk, request); });
  router.post("/privacy/run", organiser, [desk](const Request& request) { return run(desk, request); });
}

}  // namespace muster::app
