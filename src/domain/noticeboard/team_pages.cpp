// The team's pages of notices: all of them with those that wait first, one with what is decided of it, and its change.
#include "context_pages.hpp"

#include <muster/domain/members/area_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/platform/web/listing.hpp>

#include <array>

namespace muster::noticeboard {
namespace {

using web::Button;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::View;

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/notices" + below;
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

std::string template_of(const char* name) { return std::string("domain/noticeboard/pages/") + name; }

std::string sender_of(const Notice& notice) {
  return notice.sender.empty() ? notice.address : notice.sender + ", " + notice.address;
}

/// Those that wait first, the longest waiting before the others; then the newest.
std::string order_key(const Notice& notice) {
  constexpr std::int64_t far_day = 10'000'000;
  const auto day = [](Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); };
  return notice.standing.state == State::waiting ? "0 " + std::to_string(far_day + day(notice.waiting_since))
                                                 : "1 " + std::to_string(far_day - day(notice.sent_on));
}

web::ListFilter filter_of_states() {
  web::ListFilter filter{.name = "state", .label = "Where it stands"};
  for (const auto state : states)
    filter.choices.push_back({std::string(state_code(state)), std::string(state_label(state))});
  return filter;
}

web::ListFilter filter_of_kinds() {
  web::ListFilter filter{.name = "kind", .label = "Kind"};
  for (const auto kind : kinds) filter.choices.push_back({std::string(kind_code(kind)), std::string(kind_label(kind))});
  return filter;
}

web::Listing<Notice> listing_of(const Request& request, Date today) {
  const auto here = home_of(request);
  web::Listing<Notice> list({.title = "Notices of members",
                             .path = here,
                             .search = "Words of a notice, or its sender",
                             .filters = {filter_of_states(), filter_of_kinds()},
                             .sort = "order",
                             .rows = "notices",
                             .nothing_yet = {"No notice yet",
                                             "Members send them in from their area: requests to one another, and job "
                                             "adverts. Each waits here until you have looked at it.",
                                             {},
                                             {}}});
  list.column({.name = "title", .heading = "Notice", .css = "strong"}, [here](const Notice& row) {
    return Cell(row.content.title).to(here + "/" + row.id).second_line(std::string(kind_label(row.kind)));
  });
  list.column({.heading = "Where it stands"}, [today](const Notice& row) { return Cell(standing_words(row, today)); });
  list.column({.heading = "Sent in by", .css = "quiet"}, [](const Notice& row) { return Cell(sender_of(row)); });
  list.column({.name = "order", .heading = "On", .kind = ListColumn::Kind::date, .css = "quiet"},
              [](const Notice& row) { return Cell(long_date(row.sent_on)).on_phone("Sent in on"); });
  return list;
}

Result<ListPage<Notice>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, notices_of(context.database, request.capture("programme")));
  const Picking<Notice> how{[](const Notice& row) {
                              return row.content.title + " " + row.content.body + " " + row.content.organisation + " " +
                                     row.content.place + " " + sender_of(row);
                            },
                            {{"state", [](const Notice& row) { return std::string(state_code(row.standing.state)); }},
                             {"kind", [](const Notice& row) { return std::string(kind_code(row.kind)); }}},
                            {{"title", [](const Notice& row) { return row.content.title; }}, {"order", order_key}}};
  return picked(std::move(all), query, how);
}

Reply all_page(const PageContext& context, const Request& request) {
  const auto list = listing_of(request, day_in_london(context.clock.now()));
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  MUSTER_PAGE(area, request, members::area_of(context.database, request.capture("programme")));
  View view;
  view.head("Notices of members", "Nobody but its sender sees a notice before you have approved it.");
  if (!area.code.empty())
    view.add_link("PUBLIC", web::site_of(request) + public_path(area.code), public_path(area.code));
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(request, "Notices of members"),
                         web::render(template_of("team_notices.html"), view));
}

/// The forms of one notice; each is shown where its step can be taken.
struct DecisionForms {
  web::Form approve;
  std::optional<web::Field<bool>> is_public{};
  web::Form give_back;
  web::Field<std::string> back_reason;
  web::Form take_down;
  web::Field<std::string> down_reason;

  DecisionForms(const Request& request, const Notice& notice, const std::string& version)
      : approve(form_of(request, notice, version, "approve",
                        {notice.standing.state == State::published ? "Change who sees it" : "Approve it"})),
        give_back(form_of(request, notice, version, "give-back", {"Send it back", {}, Button::Look::second})),
        back_reason(give_back.lines("reason", "Why it is sent back")
                        .rows(3)
                        .most(longest_reason)
                        .hint("Its sender gets these words by mail.")
                        .missing("Say why: its sender gets these words by mail")),
        take_down(form_of(request, notice, version, "take-down", {"Take it down", {}, Button::Look::warning})),
        down_reason(take_down.lines("reason", "Why it is taken down")
                        .rows(3)
                        .most(longest_reason)
                        .hint("Its sender gets these words by mail.")
                        .missing("Say why: its sender gets these words by mail")) {
    if (notice.kind != Kind::job) return;
    is_public = approve.radios<bool>(
        "seen_by", "Who sees it",
        {{false, "members", "Members", "Whoever signs in to the members’ area."},
         {true, "public", "Everybody", "It stands on the page of jobs too, and in bulletins for everybody."}});
    (void)is_public->begins(notice.standing.is_public);
  }

 private:
  static web::Form form_of(const Request& request, const Notice& notice, const std::string& version,
                           const std::string& step, Button button) {
    return web::Form(request, home_of(request, "/" + notice.id))
        .button(std::move(button))
        .knowing("step", step)
        .knowing("version", version)
        .key(step)
        .when_refused({}, "Nothing was changed.");
  }
};

std::string done_words(const std::string& done) {
  if (done == "approve") return "Approved. Its sender is told by mail.";
  if (done == "give-back") return "Sent back. Its sender is told by mail.";
  if (done == "take-down") return "Taken down. Its sender is told by mail.";
  if (done == "changed") return "Changed. Its sender is told by mail.";
  if (done == "undone") return "Taken back. Its sender is told by mail where the notice stands.";
  return {};
}

/// The one of the forms that was sent, and what it decides where it was read.
struct Sent {
  web::Form* form = nullptr;
  std::optional<Decision> decision{};
};

Sent sent_in(const Request& request, DecisionForms& forms) {
  const auto step = request.form.get("step");
  Sent sent;
  if (step == "approve") {
    sent.form = &forms.approve;
    if (forms.approve.read()) sent.decision = Decision{Step::approve, forms.is_public && **forms.is_public, {}};
  } else if (step == "give-back") {
    sent.form = &forms.give_back;
    if (forms.give_back.read()) sent.decision = Decision{Step::give_back, false, *forms.back_reason};
  } else if (step == "take-down") {
    sent.form = &forms.take_down;
    if (forms.take_down.read()) sent.decision = Decision{Step::take_down, false, *forms.down_reason};
  }
  return sent;
}

void show_decisions(View& view, const Request& request, const Moderated& shown, const DecisionForms& forms,
                    Date today) {
  const auto& notice = shown.notice;
  const auto can = [&](Step step) { return check_step(notice, step, today).ok(); };
  const bool waits = notice.standing.state == State::waiting;
  if (can(Step::approve) && (waits || notice.kind == Kind::job))
    view.add("APPROVE").markup("APPROVE_FORM", forms.approve.shown());
  if (can(Step::give_back)) view.add("GIVE_BACK").markup("GIVE_BACK_FORM", forms.give_back.shown());
  if (can(Step::take_down)) view.add("TAKE_DOWN").markup("TAKE_DOWN_FORM", forms.take_down.shown());
  if (!can(Step::give_back) && !can(Step::take_down))
    view.add("NOTHING", "There is nothing to decide: its sender can change it, and it then waits here again.");
  if (can(Step::change)) view.add_link("CHANGE", "Change what it says", home_of(request, "/" + notice.id + "/change"));
  if (shown.last_step.empty()) return;
  view.add("UNDO", "Last step of the team: " + shown.last_step + ".")
      .markup("UNDO_FORM", web::Form(request, home_of(request, "/" + notice.id + "/undo"))
                               .look("")
                               .knowing("version", std::to_string(notice.version))
                               .button({"Take that step back", notice.content.title, Button::Look::link})
                               .shown());
}

Reply one_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto today = day_in_london(context.clock.now());
  MUSTER_PAGE(shown, request, moderated(context.database, programme, request.capture("notice")));
  const auto& notice = shown.notice;
  const bool is_sent = web::asks_for_change(request.method);
  const auto version = is_sent ? request.form.get("version") : std::to_string(notice.version);
  DecisionForms forms(request, notice, version);
  web::Form* refused = nullptr;
  if (is_sent) {
    const auto sent = sent_in(request, forms);
    if (sent.form == nullptr)
      return site::error_page(request, bad_input("Nothing was changed. Go back, and press one of the buttons."));
    refused = sent.form;
    if (sent.decision) {
      const auto done = decide(context.database, context.audit(request), programme, notice.id,
                               parse_integer(version).value_or(-1), *sent.decision);
      if (done.ok()) return web::redirect(home_of(request, "/" + notice.id + "?done=" + request.form.get("step")));
      refused->refuse(done.error());
    }
  }
  View view;
  view.head(notice.content.title, standing_words(notice, today) + ".");
  view.set("BACK_PATH", home_of(request));
  view.show("DONE", done_words(request.query.get("done")));
  show_content(view, notice);
  view.set("APPLY_ADDRESS", notice.content.link);
  view.set("SENDER", sender_of(notice)).set("SENT", long_date(notice.sent_on));
  view.show("CHANGED", notice.standing.team_changed).show("REASON", notice.standing.reason);
  show_decisions(view, request, shown, forms, today);
  const auto frame = frame_of(request, "A notice");
  const auto content = web::render(template_of("team_notice.html"), view);
  if (refused == nullptr) return site::desk_page(request, frame, content);
  return site::form_page(request, frame, *refused, content);
}

Reply change_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(shown, request, moderated(context.database, programme, request.capture("notice")));
  const auto& notice = shown.notice;
  if (const auto can = check_step(notice, Step::change, day_in_london(context.clock.now())); !can.ok())
    return site::error_page(request, can.error());
  const auto back = home_of(request, "/" + notice.id);
  const auto version =
      web::asks_for_change(request.method) ? request.form.get("version") : std::to_string(notice.version);
  ContentForm typed(web::Form(request, back + "/change")
                        .button("Save and tell its sender")
                        .way_out("Leave it as it is", back)
                        .knowing("version", version)
                        .when_refused({}, "Nothing was changed."),
                    notice.kind, notice.content);
  if (typed.form.read()) {
    const auto changed = change_by_team(context.database, context.audit(request), programme, notice.id,
                                        parse_integer(version).value_or(-1), typed.content());
    if (changed.ok())
      return web::redirect(back + (changed->version == notice.version ? std::string() : "?done=changed"));
    typed.form.refuse(changed.error());
  }
  View view;
  view.head("Change what the notice says", "Its sender is told by mail which parts you changed.");
  view.set("BACK_PATH", back).set("BACK", notice.content.title).markup("FORM", typed.form.shown());
  return site::form_page(request, frame_of(request, "Change a notice"), typed.form,
                         web::render(template_of("team_notice_form.html"), view));
}

Reply undo_step(const PageContext& context, const Request& request) {
  MUSTER_PAGE(notice, request,
              undo(context.database, context.audit(request), request.capture("programme"), request.capture("notice"),
                   parse_integer(request.form.get("version")).value_or(-1)));
  return web::redirect(home_of(request, "/" + notice.id + "?done=undone"));
}

}  // namespace

void add_team_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/notices";
  const std::string one = home + "/{notice}";
  const auto page = [&](Reply (*shown)(const PageContext&, const Request&)) {
    return [context, shown](const Request& request) { return shown(context, request); };
  };
  router.get(home, right_to_moderate, page(all_page));
  router.form(one, right_to_moderate, page(one_page));
  router.form(one + "/change", right_to_moderate, page(change_page));
  router.post(one + "/undo", right_to_moderate, page(undo_step));
  site::add_list_files<Notice>(
      router, home, right_to_moderate,
      {[context](const Request& request) { return listing_of(request, day_in_london(context.clock.now())); },
       [context](const Request& request, const ListQuery& query) { return rows_of(context, request, query); }});
}

}  // namespace muster::noticeboard
