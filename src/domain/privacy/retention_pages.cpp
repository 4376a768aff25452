// How long what is kept, what goes next, and what went.
#include "person_pages.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::privacy {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// What the page says about the period that was set, or not set, just now.
struct Said {
  std::string done;
  std::string wrong;
  std::string kind;    ///< of the fault, or of the period that was set
  std::string days;    ///< as typed
  std::string before;  ///< what undo sets the kind back to, where `can_undo`; empty: keep
  bool can_undo = false;
};

std::string next_words(const KeptKind& kind, Date today) {
  if (!kind.next) return kind.days ? "Nothing at present" : "Nothing";
  const auto when = *kind.next <= today ? std::string("the next run") : long_date(*kind.next);
  return grouped(kind.next_count) + " on " + when;
}

std::string period_words(const KeptKind& kind) {
  return kind.period + (kind.days && !kind.counted_from.empty() ? " " + kind.counted_from : "");
}

void add_field(View& row, const KeptKind& kind, const Said& said) {
  const bool faulty = !said.wrong.empty() && said.kind == kind.name;
  auto& change = row.add("CHANGE");
  change.set("DAYS", faulty ? said.days : kind.days ? std::to_string(*kind.days) : "");
  if (!faulty) return;
  change.add("DAYS_ERROR").set("ERROR_WORDS", said.wrong);
  change.show("GROUP_RED");
  change.show("DAYS_RED");
}

void add_kind(View& view, const KeptKind& kind, Date today, const Said& said) {
  auto& row = view.add("KIND");
  row.set("KIND_TITLE", kind.title).set("KIND_NAME", kind.name).set("NEXT", next_words(kind, today));
  row.set("PERIOD", period_words(kind));
  if (!kind.remark.empty()) row.add("KIND_REMARK").set("REMARK", kind.remark);
  if (kind.changeable) {
    add_field(row, kind, said);
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
  if (!state.ok()) return site::problem_page(request, state.problem());
  View view;
  view.set("TOKEN", request.token);
  if (!said.done.empty()) {
    auto& done = view.add("DONE").set("DONE_WORDS", said.done);
    if (said.can_undo) done.add("UNDO").set("UNDO_KIND", said.kind).set("UNDO_DAYS", said.before);
  }
  if (!said.wrong.empty()) {
    const bool known = std::ranges::any_of(state->kinds, [&](const auto& kind) { return kind.name == said.kind; });
    view.add("WRONG").set("WRONG_WORDS", said.wrong).set("WRONG_AT", known ? "days-" + said.kind : "main");
  }
  if (state->held) view.add("HELD").set("HELD_WORDS", held_words(now, state->runs.front().at));
  for (const auto& kind : state->kinds) add_kind(view, kind, day_in_london(now), said);
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
  return site::desk_page(request, {"How long personal data is kept", {}, {}, {}, site::Tab::none, !said.wrong.empty()},
                         web::render("domain/privacy/pages/privacy.html", view), status);
}

std::string typed_days(const std::optional<std::int64_t>& days) { return days ? std::to_string(*days) : "keep"; }

Reply keep(const PrivacyDesk& desk, const Request& request) {
  const auto name = request.form.get("kind");
  const auto typed = trimmed(request.form.get("days"));
  const auto days = parse_integer(typed);
  const auto refused = [&](const std::string& words, int status) {
    return page(desk, request, {"", words, name, typed}, status);
  };
  if (!typed.empty() && !days) return refused("\"" + typed + "\" is no number of days.", 422);
  const auto before = retention_state(desk.database, desk.clock.now());
  if (!before.ok()) return site::problem_page(request, before.problem());
  const auto kept = keep_for(desk.database, desk.doing(request), name, days);
  if (!kept.ok()) return refused(kept.problem().message, web::status_of(kept.problem().kind));
  const auto kind = std::ranges::find(before->kinds, name, &KeptKind::name);
  return web::redirect("/privacy?kept=" + name + "&before=" + typed_days(kind->days));
}

/// The page; after a change with what is kept now, and a way back.
Reply show(const PrivacyDesk& desk, const Request& request) {
  const auto state = retention_state(desk.database, desk.clock.now());
  if (!state.ok()) return site::problem_page(request, state.problem());
  const auto kind = std::ranges::find(state->kinds, request.query.get("kept"), &KeptKind::name);
  if (kind == state->kinds.end()) return page(desk, request);
  Said said;
  said.kind = kind->name;
  said.done = kind->title + (kind->days ? ": now kept for " + period_words(*kind) + "." : ": now kept.");
  const auto days = parse_integer(request.query.get("before"));
  const bool to_keep = request.query.get("before") == "keep";
  if (days) said.before = std::to_string(*days);
  said.can_undo = (days && days != kind->days) || (to_keep && kind->days);
  return page(desk, request, said);
}

Reply run(const PrivacyDesk& desk, const Request& request) {
  const bool confirmed = request.form.get("confirmed") == "yes";
  const auto done =
      run_retention(desk.database, desk.doing(request), confirmed ? RunWish::confirmed : RunWish::by_hand);
  if (!done.ok()) return site::problem_page(request, done.problem());
  if (done->end == RunEnd::held) return page(desk, request, {}, web::status_of(ProblemKind::conflict));
  return page(desk, request,
              {"Done: " + went_words(done->run) + "." +
                   (done->wiped == store::Database::Wiped::later ? std::string(" ") + later_words : ""),
               ""});
}

}  // namespace

void add_retention_pages(web::Router& router, const PrivacyDesk& desk) {
  using access::Permission;
  router.get("/privacy", Permission::keep_privacy, [desk](const Request& request) { return show(desk, request); });
  router.post("/privacy/keep", Permission::keep_privacy,
              [desk](const Request& request) { return keep(desk, request); });
  router.post("/privacy/run", Permission::keep_privacy, [desk](const Request& request) { return run(desk, request); });
}

}  // namespace muster::privacy
