// How long personal data is kept, what is deleted next, and what was deleted.
#include "person_pages.hpp"
#include "retention_jobs.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>

namespace muster::privacy {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// The period of one kind, set in its row.
struct PeriodForm {
  web::Form form;
  std::string of;  ///< name of the kind
  web::Field<std::string> kind = form.hidden("kind", of);
  web::Field<std::optional<std::int64_t>> days = form.integer("days", "Days").small_label().optional();
};

PeriodForm period_form(const Request& request, const KeptKind& kind) {
  PeriodForm row{web::Form(request, "/privacy/keep")
                     .look("form-inline form-inline-one")
                     .key(kind.name)
                     .button({"Set", "the period of " + kind.title, web::Button::Look::second})
                     .when_refused("Nothing was changed", "What you wrote is still below."),
                 kind.name};
  (void)row.days.of(kind.title).begins(kind.days);
  return row;
}

/// What was done just now, and the period that undo sets the kind back to.
struct Notice {
  std::string words;
  std::string kind;
  std::optional<std::string> before;  ///< days; empty: keep
};

std::string next_words(const KeptKind& kind, Date today) {
  if (!kind.next) return kind.days ? "Nothing at present" : "Nothing";
  const auto when = *kind.next <= today ? std::string("the next run") : long_date(*kind.next);
  return grouped(kind.next_count) + " on " + when;
}

std::string period_words(const KeptKind& kind) {
  return kind.period + (kind.days && !kind.counted_from.empty() ? " " + kind.counted_from : "");
}

void add_kind(View& view, const Request& request, const KeptKind& kind, Date today, const PeriodForm* refused) {
  auto& row = view.add("KIND", kind.title);
  row.set("NEXT", next_words(kind, today));
  row.set("PERIOD", period_words(kind));
  row.show("KIND_REMARK", kind.remark);
  if (kind.changeable) {
    const bool own = refused != nullptr && refused->of == kind.name;
    row.add("CHANGE").markup("PERIOD_FORM", own ? refused->form.shown() : period_form(request, kind).form.shown());
  } else {
    row.show("FIXED");
  }
}

/// A run is kept by the id of whoever started it. The period is one for all programmes, but who works in another one is
/// told to nobody.
std::map<std::string, std::string> names_of_accounts(store::Database& database, const web::Visitor& visitor) {
  std::map<std::string, std::string> names;
  const auto all = access::accounts(database);
  if (!all.ok()) return names;
  for (const auto& account : *all) {
    const bool shared =
        std::ranges::any_of(account.roles, [&](const access::HeldRole& role) { return visitor.sees(role.programme); });
    names.emplace(account.id, shared || account.id == visitor.id ? account.email : "Somebody of another programme");
  }
  return names;
}

Reply page(const PageContext& context, const Request& request, const Notice& notice = {},
           const PeriodForm* refused = nullptr, int status = 200) {
  const auto now = context.clock.now();
  const auto state = retention_state(context.database, now);
  if (!state.ok()) return site::error_page(request, state.error());
  View view;
  if (!notice.words.empty()) {
    auto& done = view.add("DONE", notice.words);
    if (notice.before)
      done.add("UNDO").markup("UNDO_FORM", web::Form(request, "/privacy/keep")
                                               .knowing("kind", notice.kind)
                                               .knowing("days", *notice.before)
                                               .button({"Undo", {}, web::Button::Look::link})
                                               .shown());
  }
  if (state->held) {
    view.add("HELD", held_words(now, state->runs.front().at))
        .markup("CONFIRM", web::Form(request, "/privacy/run")
                               .knowing("confirmed", "yes")
                               .button({"The clock is right: delete what is due", {}, web::Button::Look::warning})
                               .shown());
  }
  for (const auto& kind : state->kinds) add_kind(view, request, kind, day_in_london(now), refused);
  if (state->runs.empty()) view.show("NO_RUNS");
  if (!state->held && !state->runs.empty())
    view.add("RUN_NOW").markup("RUN_FORM", web::Form(request, "/privacy/run")
                                               .look("form-after")
                                               .button({"Delete what is due now", {}, web::Button::Look::second})
                                               .shown());
  if (!state->runs.empty()) {
    const auto names = names_of_accounts(context.database, request.visitor);
    auto& runs = view.add("RUNS");
    for (const auto& run : state->runs) {
      runs.add("RUN", long_instant(run.at))
          .set("RUN_WENT", went_words(run))
          .set("RUN_BY", names.contains(run.by) ? names.at(run.by) : run.by);
    }
  }
  const site::Frame frame{"How long personal data is kept"};
  auto content = web::render("domain/privacy/pages/privacy.html", view);
  return refused != nullptr ? site::form_page(request, frame, refused->form, content)
                            : site::desk_page(request, frame, std::move(content), status);
}

std::string typed_days(const std::optional<std::int64_t>& days) { return days ? std::to_string(*days) : "keep"; }

Reply keep(const PageContext& context, const Request& request) {
  const auto name = request.form.get("kind");
  MUSTER_PAGE(before, request, retention_state(context.database, context.clock.now()));
  const auto kind = std::ranges::find(before.kinds, name, &KeptKind::name);
  if (kind == before.kinds.end())
    return site::error_page(request, not_found("\"" + name + "\" is no kind of data. Nothing was changed."));
  auto row = period_form(request, *kind);
  if (row.form.read()) {
    const auto kept = keep_for(context.database, context.audit(request), name, *row.days);
    if (kept.ok()) return web::redirect("/privacy?kept=" + name + "&before=" + typed_days(kind->days));
    row.form.refuse(kept.error());
  }
  return page(context, request, {}, &row);
}

/// The page; after a change with what is kept now, and a way back.
Reply show(const PageContext& context, const Request& request) {
  const auto state = retention_state(context.database, context.clock.now());
  if (!state.ok()) return site::error_page(request, state.error());
  const auto kind = std::ranges::find(state->kinds, request.query.get("kept"), &KeptKind::name);
  if (kind == state->kinds.end()) return page(context, request);
  Notice notice{
      kind->title + (kind->days ? ": now kept for " + period_words(*kind) + "." : ": now kept."), kind->name, {}};
  const auto days = parse_integer(request.query.get("before"));
  if (days && days != kind->days) notice.before = std::to_string(*days);
  if (request.query.get("before") == "keep" && kind->days) notice.before = "";
  return page(context, request, notice);
}

Reply run(const PageContext& context, const Request& request) {
  const bool confirmed = request.form.get("confirmed") == "yes";
  MUSTER_PAGE(state, request, retention_state(context.database, context.clock.now()));
  if (state.held && !confirmed) return page(context, request, {}, nullptr, web::status_of(ErrorKind::conflict));
  return site::start_job(request, context.database, context.clock.now(),
                         run_order(confirmed ? RunTrigger::confirmed : RunTrigger::by_hand));
}

}  // namespace

void add_retention_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.get("/privacy", Permission::keep_privacy,
             [context](const Request& request) { return show(context, request); });
  router.post("/privacy/keep", Permission::keep_privacy,
              [context](const Request& request) { return keep(context, request); });
  router.post("/privacy/run", Permission::keep_privacy,
              [context](const Request& request) { return run(context, request); });
}

}  // namespace muster::privacy
