// Fills the sheet: nothing is offered that the visitor may not do, nothing shown that they may not see.
#include "delegate_sheet_pages.hpp"

#include "delegate_words.hpp"
#include "domain/booking/address.hpp"
#include "domain/booking/questions/question_fields_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/booking/needs.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

using access::Permission;
using web::Method;
using web::Request;
using web::View;

bool may(const Request& request, Permission permission) {
  return request.visitor.may(access::permission_name(permission));
}

/// What the list shows beside the sheet, to come back to it.
std::vector<std::pair<std::string, std::string>> kept_of(const Request& request, const DelegateSheet& sheet) {
  std::vector<std::pair<std::string, std::string>> kept;
  for (const auto* name : {"q", "state", "kind", "sort", "page"}) kept.emplace_back(name, request.query.get(name));
  kept.emplace_back("person", sheet.person.id);
  return kept;
}

/// The sheet's own address, with one thing asked for.
std::string asking(const Request& request, const DelegateSheet& sheet, const std::string& what) {
  auto kept = kept_of(request, sheet);
  kept.emplace_back("do", what);
  return address(delegates_path(sheet.event.slug), kept) + (what.empty() ? "" : "#drawer-form");
}

std::string step_path(const DelegateSheet& sheet, State to) {
  const auto here = delegates_path(sheet.event.slug);
  return is_attendance(to) ? here + "/came" : here + "/steps/" + std::string(state_word(to));
}

/// The same with what the list showed, to come back to.
std::string returning(const Request& request, const DelegateSheet& sheet, const std::string& path) {
  return address(path, kept_of(request, sheet));
}

void add_main_actions(View& view, const Request& request, const DelegateSheet& sheet) {
  const auto likely = likely_next(sheet.state);
  View actions;
  bool any = false;
  const auto add = [&](State to, bool first) {
    const auto path = step_path(sheet, to);
    if (!request.visitor.can_open(path, Method::post)) return;
    any = true;
    actions.add("TAKE_STEP")
        .markup("STEP_FORM", web::Form(request, returning(request, sheet, path))
                                 .knowing("row[]", sheet.person.id)
                                 .button({.words = step_label(sheet.state, to),
                                          .look = first ? web::Button::Look::first : web::Button::Look::second,
                                          .key = to == State::came ? "c" : ""})
                                 .shown());
  };
  if (likely) add(*likely, true);
  for (const auto to : next_states(sheet.state)) {
    if (to != likely && to != State::cancelled) add(to, false);
  }
  const auto mail = delegates_path(sheet.event.slug) + "/mail";
  if (!sheet.person.email.empty() && request.visitor.can_open(mail)) {
    any = true;
    auto kept = kept_of(request, sheet);
    kept.emplace_back("to", sheet.person.id);
    actions.add("MAIL", address(mail, kept));
  }
  if (any) view.add("MAIN_ACTIONS") = std::move(actions);
}

void add_details(View& view, const Request& request, const DelegateSheet& sheet, bool contacts) {
  auto& details = view.add("DETAILS");
  const auto add = [&](const char* name, const std::string& text, const std::string& note = {}) {
    auto& fact = details.add("FACT", name);
    fact.set("FACT_TEXT", text.empty() ? "Not given" : text);
    fact.show("FACT_NOTE", note);
  };
  if (contacts) add("E-mail", sheet.person.email);
  std::string about = sheet.organisation ? sheet.organisation->kind : "";
  for (std::size_t at = 0; at < sheet.places.size(); ++at) {
    about += (at == 0 ? ", serves " : at + 1 == sheet.places.size() ? " and " : ", ") + sheet.places[at];
  }
  add("Organisation", sheet.person.organisation, about);
  if (!sheet.own_place.empty()) add("Place", sheet.own_place);
  if (contacts) add("Job title", sheet.person.job_title);
  if (request.visitor.can_open(delegates_path(sheet.event.slug) + "/" + sheet.person.id + "/edit", Method::post)) {
    details.add("EDIT", asking(request, sheet, "edit"));
  }
}

void add_needs_part(View& view, const Request& request, const DelegateSheet& sheet) {
  auto& needs = view.add("NEEDS");
  needs.set("ACCESS", sheet.needs.access.empty() ? "None given" : sheet.needs.access);
  needs.set("FOOD", sheet.needs.dietary.empty() ? "None given" : sheet.needs.dietary);
  if (request.visitor.can_open(delegates_path(sheet.event.slug) + "/" + sheet.person.id + "/needs", Method::post)) {
    needs.add("NEEDS_EDIT", asking(request, sheet, "needs"));
  }
}

/// Who took a step, for those who may know: "you", an address, or what the record says.
class ActorNames {
 public:
  ActorNames(const PageContext& context, const Request& request)
      : visitor_(request.visitor.id), all_(may(request, Permission::see_contacts)) {
    if (!all_) return;
    (void)context.database.read([&](store::Session& session) -> Outcome {
      for (const auto& account : access::account_addresses(session)) emails_.emplace(account.id, account.email);
      return Success{};
    });
  }
  [[nodiscard]] std::string of(const std::string& actor) const {
    if (actor.empty() || !all_) return {};
    if (actor == visitor_) return "you";
    const auto found = emails_.find(actor);
    return found == emails_.end() ? actor : found->second;
  }

 private:
  std::string visitor_;
  bool all_;
  std::map<std::string, std::string> emails_;
};

void add_life(View& view, const PageContext& context, const Request& request, const DelegateSheet& sheet,
              bool contacts) {
  const ActorNames names(context, request);
  const bool changes = may(request, Permission::change_delegates);
  std::vector<HistoryLine> lines;
  for (const auto& step : sheet.steps) lines.push_back(history_line(step, names.of(step.taken_by), changes));
  if (contacts) {
    for (const auto& message : sheet.mails) lines.push_back(history_line(message));
  }
  if (changes) {
    for (const auto& half : sheet.merged) {
      const bool here = half.event_id == sheet.event.id;
      lines.push_back({half.changed_at, "Merged", "like", "quiet", "With " + people::full_name(half.person) + ".",
                       here ? half.change_id : std::string()});
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& left, const auto& right) { return left.at < right.at; });
  view.set("HISTORY_TITLE", contacts ? "Steps and mails" : "Steps");
  const auto now = context.clock.now();
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    auto& row = view.add("STEP");
    const auto at = parse_instant(line->at);
    row.set("STEP_LABEL", line->label).set("STEP_AT", at.ok() ? short_moment(*at, now, sheet.event.zone) : line->at);
    row.set("STEP_MARK", std::string(line->mark)).set("STEP_TONE", std::string(line->tone));
    row.show("STEP_WORDS", line->words);
    if (!line->change.empty()) {
      row.add("PART").markup("PART_FORM",
                             web::Form(request, returning(request, sheet, delegates_path(sheet.event.slug) + "/undo"))
                                 .knowing("change", line->change)
                                 .button({.words = "Undo the merge", .look = web::Button::Look::link})
                                 .shown());
    }
  }
}

void add_last_actions(View& view, const Request& request, const DelegateSheet& sheet) {
  if (!may(request, Permission::change_delegates)) return;
  auto& last = view.add("LAST_ACTIONS");
  last.add("MOVE", asking(request, sheet, "move"));
  last.add("MERGE", delegates_path(sheet.event.slug) + "/" + sheet.person.id + "/merge");
  if (may_follow(sheet.state, State::cancelled)) last.add("CANCEL", asking(request, sheet, "cancel"));
}

void add_likely(View& view, const DelegateSheet& sheet) {
  for (const auto& likely : sheet.likely) {
    const auto organisation = likely.person.organisation.empty() ? "no organisation" : likely.person.organisation;
    view.add("LIKELY", people::full_name(likely.person))
        .set("LIKELY_WHERE", organisation + (likely.here ? ", in this list too" : ", known from another event"))
        .set("LIKELY_REASON", likely.reason)
        .set("LIKELY_PATH", address(delegates_path(sheet.event.slug) + "/" + sheet.person.id + "/merge",
                                    {{"with", likely.person.id}}));
  }
}

void set_place(View& view, const SheetPlace& place) {
  view.set("LIST_PATH", place.list_path).set("PLACE_WORDS", place.words);
  view.show("BEFORE", place.before_path);
  view.show("AFTER", place.after_path);
}

void add_form(View& view, const SheetForm& form) {
  auto& open = view.add("OPEN_FORM");
  open.set("FORM_TITLE", form.title).markup("FORM", form.html);
  if (form.changed.empty()) return;
  auto& changed = open.add("CHANGED", form.changed);
  changed.add_each("CHANGED_FIELD", form.changed_fields);
}

}  // namespace

std::string sheet_html(const PageContext& context, const Request& request, const DelegateSheet& sheet,
                       const SheetPlace& place, const SheetForm& form) {
  const bool contacts = may(request, Permission::see_contacts);
  const auto mark = state_mark(sheet.state);
  const auto name = people::full_name(sheet.person);
  View view;
  set_place(view, place);
  view.set("PERSON_NAME", name);
  const bool job = contacts && !sheet.person.job_title.empty();
  view.set("PERSON_OF", (job ? sheet.person.job_title + ", " : "") + sheet.person.organisation);
  view.set("STATE_MARK", std::string(mark.mark)).set("STATE_TONE", std::string(mark.tone));
  view.set("STATE_LABEL", std::string(state_label(sheet.state)));
  const auto since = sheet.steps.empty() ? Result<Instant>(bad_input("")) : parse_instant(sheet.steps.back().taken_at);
  view.set("STATE_SINCE", since.ok() ? short_moment(*since, context.clock.now(), sheet.event.zone) : "the beginning");
  if (may(request, Permission::change_delegates)) add_likely(view, sheet);
  add_main_actions(view, request, sheet);
  if (!form.html.empty()) add_form(view, form);
  if (form.asked != "edit") add_details(view, request, sheet, contacts);
  if (may(request, Permission::access_needs) && form.asked != "needs") add_needs_part(view, request, sheet);
  if (contacts && !sheet.answers.empty()) add_answer_lines(view.show("ANSWERS"), sheet.answers);
  add_life(view, context, request, sheet, contacts);
  add_last_actions(view, request, sheet);
  return web::render("domain/booking/pages/delegate_sheet.html", view);
}

std::string empty_sheet_html(const Request& request, const SheetPlace& place, const SheetForm& form) {
  View view;
  view.set("LIST_PATH", place.list_path).set("FORM_TITLE", form.title).markup("FORM", form.html);
  view.set("IMPORT_PATH", delegates_path(request.capture("event")) + "/import");
  return web::render("domain/booking/pages/delegate_add.html", view);
}

}  // namespace muster::booking
