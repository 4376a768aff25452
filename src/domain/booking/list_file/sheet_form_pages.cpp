// The forms of the sheet: edit, needs, cancel with a reason, move to another event, add by hand.
#include "delegate_sheet_pages.hpp"
#include "domain/booking/steps/step_mail_service.hpp"

#include "delegate_words.hpp"
#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string person_path(const std::string& event_slug, const std::string& person_id, const std::string& what) {
  return delegates_path(event_slug) + "/" + person_id + "/" + what;
}

std::string sheet_path(const std::string& event_slug, const std::string& person_id) {
  return address(delegates_path(event_slug), {{"person", person_id}});
}

/// The rule of one field of a person, in the words of people::errors_of.
std::function<Outcome(const std::string&)> rule(std::string people::TypedPerson::* at, const char* field) {
  return [at, field](const std::string& typed) -> Outcome {
    people::TypedPerson person{"Name", "Name", "", "", "Organisation"};
    person.*at = typed;
    for (const auto& error : people::errors_of(person))
      if (error.field == field) return bad_input(error.words);
    return Success{};
  };
}

/// A place of somebody's own by its code; empty where they have none.
struct OwnPlace {
  std::string code;
  friend bool operator==(const OwnPlace&, const OwnPlace&) = default;
};

std::vector<web::Choice<OwnPlace>> place_choices(const std::vector<people::Place>& places) {
  std::vector<web::Choice<OwnPlace>> choices{{{}, "none", "That of their organisation"}};
  for (const auto& place : places) choices.push_back({{place.code}, place.code, place.name});
  return choices;
}

struct PersonForm {
  web::Form form;
  std::vector<people::Place> places;
  std::int64_t seen_version = 1;  ///< of the person that the form begins with
  web::Field<std::string> first_name =
      form.text("first_name", "First name").optional().check(rule(&people::TypedPerson::first_name, "first_name"));
  web::Field<std::string> last_name =
      form.text("last_name", "Surname").optional().check(rule(&people::TypedPerson::last_name, "last_name"));
  web::Field<std::string> organisation = form.text("organisation", "Organisation")
                                             .hint("Its name, or another that people use for it.")
                                             .missing("Give the organisation that they come from")
                                             .check(rule(&people::TypedPerson::organisation, "organisation"));
  web::Field<std::string> email =
      form.email("email", "E-mail").optional().check(rule(&people::TypedPerson::email, "email"));
  web::Field<std::string> job_title =
      form.text("job_title", "Job title").optional().check(rule(&people::TypedPerson::job_title, "job_title"));
  web::Field<std::optional<OwnPlace>> place = form.select("place", "Borough or district", place_choices(places))
                                                  .hint("Their own, where it is not that of their organisation.")
                                                  .if_several()
                                                  .optional();
  web::Field<std::string> version = form.hidden("version", std::to_string(seen_version));

  [[nodiscard]] people::TypedPerson typed() const {
    const auto& own = *place;
    return {*first_name, *last_name, *email, *job_title, *organisation, own ? std::optional(own->code) : std::nullopt};
  }
};

PersonForm edit_form(const Request& request, const std::string& event_slug, const people::PersonRecord& person,
                     const std::vector<people::Place>& places) {
  PersonForm wanted{web::Form(request, person_path(event_slug, person.id, "edit"))
                        .button("Save")
                        .way_out("Leave it as it is", sheet_path(event_slug, person.id))
                        .when_refused({}, "Nothing is saved yet."),
                    places, person.version};
  (void)wanted.first_name.begins(person.first_name);
  (void)wanted.last_name.begins(person.last_name);
  (void)wanted.organisation.begins(person.organisation);
  // Whom a list brought without one need not be given one to be corrected.
  if (person.organisation.empty()) (void)wanted.organisation.optional();
  (void)wanted.email.begins(person.email);
  (void)wanted.job_title.begins(person.job_title);
  (void)wanted.place.begins(OwnPlace{person.place_code});
  return wanted;
}

std::vector<people::Place> places_of(const PageContext& context, const std::string& event_slug) {
  auto places = context.database.read([&](store::Session& session) -> Result<std::vector<people::Place>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto all = people::region_by_id(session, event.region_id).places;
    std::erase_if(all, [](const people::Place& place) { return place.retired; });
    return all;
  });
  return places.ok() ? std::move(places).value() : std::vector<people::Place>{};
}

PersonForm add_form(const PageContext& context, const Request& request, const std::string& event_slug) {
  return PersonForm{web::Form(request, delegates_path(event_slug) + "/add")
                        .button("Add and start the next")
                        .way_out("Done", delegates_path(event_slug))
                        .when_refused({}, "Nobody was added."),
                    places_of(context, event_slug)};
}

struct NeedsForm {
  web::Form form;
  std::string mark;  ///< of the needs that the form begins with
  web::Field<std::string> access = form.lines("access", "Access").most(longest_need).optional();
  web::Field<std::string> food = form.lines("dietary", "Food").most(longest_need).optional();
  web::Field<std::string> seen = form.hidden("seen", mark);
};

NeedsForm needs_form(const Request& request, const std::string& event_slug, const std::string& person_id,
                     const Needs& now) {
  NeedsForm wanted{web::Form(request, person_path(event_slug, person_id, "needs"))
                       .button("Save")
                       .way_out("Leave them as they are", sheet_path(event_slug, person_id))
                       .when_refused({}, "Nothing is saved yet."),
                   needs_mark(now)};
  (void)wanted.access.begins(now.access);
  (void)wanted.food.begins(now.dietary);
  return wanted;
}

struct CancelForm {
  web::Form form;
  std::string told;
  web::Field<std::string> reason = form.text("reason", "Reason")
                                       .optional()
                                       .hint("Only those who may change delegates see it. " + told)
                                       .check([](const std::string& typed) -> Outcome {
                                         MUSTER_CHECK(tidy_reason(typed));
                                         return Success{};
                                       });
};

CancelForm cancel_form(const PageContext& context, const Request& request, const std::string& event_slug,
                       const std::string& person_id) {
  const auto mail = mail_of_step(context.database, context.clock.now(), event_slug, {person_id}, State::cancelled);
  CancelForm wanted{web::Form(request, person_path(event_slug, person_id, "cancel"))
                        .button({"Cancel the booking", "", web::Button::Look::warning})
                        .way_out("Keep it", sheet_path(event_slug, person_id)),
                    mail.ok() && *mail ? "They get this mail, which takes it out of their calendar: “" +
                                             (*mail)->words.subject + ". " + (*mail)->words.text + "”"
                                       : std::string("They get no mail.")};
  return wanted;
}

/// The programme's other events, newest first.
std::vector<events::Event> other_events(const PageContext& context, const events::Event& event) {
  auto all = events::list_events(context.database);
  if (!all.ok()) return {};
  std::erase_if(*all, [&](const auto& each) { return each.programme != event.programme || each.id == event.id; });
  return std::move(all).value();
}

struct MoveForm {
  web::Form form;
  std::vector<events::Event> others;
  web::Field<std::string> event =
      form.select("event", "To which event",
                  web::choices(others, &events::Event::slug,
                               [](const events::Event& each) { return each.title + ", " + long_date(each.date); }))
          .missing("Choose the event to move to");
};

MoveForm move_form(const PageContext& context, const Request& request, const events::Event& event,
                   const std::string& person_id) {
  return MoveForm{web::Form(request, person_path(event.slug, person_id, "move"))
                      .button("Move the booking")
                      .way_out("Leave it here", sheet_path(event.slug, person_id)),
                  other_events(context, event)};
}

SheetForm shown(std::string asked, std::string title, const web::Form& form) {
  return {std::move(asked), std::move(title), form.shown(), form.summary(), form.status(), "", {}};
}

/// What differs between what stands there now and what was typed, where somebody saved in between.
void tell_changes(const PageContext& context, const Request& request, const DelegateSheet& sheet,
                  const people::TypedPerson& typed, SheetForm& form) {
  form.changed = "Somebody saved this person after you opened the page.";
  if (sheet.last_change) {
    std::string who = sheet.last_change->actor == request.visitor.id ? "You" : "Somebody";
    (void)context.database.read([&](store::Session& session) -> Outcome {
      for (const auto& account : access::account_addresses(session))
        if (account.id == sheet.last_change->actor && account.id != request.visitor.id) who = account.email;
      return Success{};
    });
    form.changed = who + " saved this person at " +
                   short_moment(sheet.last_change->at, context.clock.now(), sheet.event.zone) +
                   ", after you opened the page. To keep what you typed, save again.";
  }
  const auto tell = [&](const char* name, const std::string& now, const std::string& mine) {
    if (now == mine) return;
    form.changed_fields.push_back(std::string(name) + " is now \"" + now + "\"; you typed \"" + mine + "\"");
  };
  tell("First name", sheet.person.first_name, typed.first_name);
  tell("Surname", sheet.person.last_name, typed.last_name);
  tell("Organisation", sheet.person.organisation, typed.organisation);
  tell("E-mail", sheet.person.email, typed.email);
  tell("Job title", sheet.person.job_title, typed.job_title);
  const auto named = [&](const std::string& code) {
    for (const auto& place : sheet.places_to_choose)
      if (place.code == code) return place.name;
    return std::string("that of their organisation");
  };
  if (typed.place) tell("Place", named(sheet.person.place_code), named(*typed.place));
}

Reply edit(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& person_id = request.capture("person");
  const auto sheet = delegate_sheet(context.database, slug, person_id);
  if (!sheet.ok()) return site::error_page(request, sheet.error());
  auto wanted = edit_form(request, slug, sheet->person, sheet->places_to_choose);
  SheetForm again;
  if (wanted.form.read()) {
    const auto version = parse_integer(*wanted.version).value_or(0);
    const auto done = edit_delegate(context.database, context.audit(request), slug, person_id, version, wanted.typed());
    if (done.ok()) return web::redirect(address(delegates_path(slug), {{"person", person_id}, {"change", done->id}}));
    if (done.error().kind == ErrorKind::conflict) {
      // The form goes on with the version that stands there now: whoever saves again has seen what changed.
      auto anew = wanted.typed();
      auto current = sheet->person;
      current.first_name = anew.first_name;
      current.last_name = anew.last_name;
      current.organisation = anew.organisation;
      current.email = anew.email;
      current.job_title = anew.job_title;
      current.place_code = anew.place.value_or(current.place_code);
      again = shown("edit", "Edit", edit_form(request, slug, current, sheet->places_to_choose).form);
      again.status = web::status_of(ErrorKind::conflict);
      tell_changes(context, request, *sheet, anew, again);
      return delegates_page(context, request, {}, again);
    }
    wanted.form.refuse(done.error());
  }
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  return delegates_page(context, request, {}, shown("edit", "Edit", wanted.form));
}

Reply save_needs(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& person_id = request.capture("person");
  const auto sheet = delegate_sheet(context.database, slug, person_id);
  if (!sheet.ok()) return site::error_page(request, sheet.error());
  auto wanted = needs_form(request, slug, person_id, sheet->needs);
  if (wanted.form.read()) {
    const Needs typed{*wanted.access, *wanted.food};
    const auto done = change_needs(context.database, context.audit(request), slug, person_id, typed, *wanted.seen);
    if (done.ok()) return web::redirect(address(delegates_path(slug), {{"person", person_id}, {"change", *done}}));
    if (done.error().kind == ErrorKind::conflict) {
      // As with the person's own fields: whoever saves again has seen what stands there now.
      auto anew = needs_form(request, slug, person_id, sheet->needs);
      (void)anew.access.begins(typed.access);
      (void)anew.food.begins(typed.dietary);
      auto again = shown("needs", "Needs", anew.form);
      again.status = web::status_of(ErrorKind::conflict);
      again.changed = "Somebody saved these needs after you opened the page. To keep what you typed, save again.";
      if (sheet->needs.access != typed.access)
        again.changed_fields.push_back("Access is now \"" + sheet->needs.access + "\"; you typed \"" + typed.access +
                                       "\"");
      if (sheet->needs.dietary != typed.dietary)
        again.changed_fields.push_back("Food is now \"" + sheet->needs.dietary + "\"; you typed \"" + typed.dietary +
                                       "\"");
      return delegates_page(context, request, {}, again);
    }
    wanted.form.refuse(done.error());
  }
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  return delegates_page(context, request, {}, shown("needs", "Needs", wanted.form));
}

Reply cancel(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& person_id = request.capture("person");
  auto wanted = cancel_form(context, request, slug, person_id);
  if (wanted.form.read()) {
    const auto act =
        take_steps(context.database, context.audit(request), slug, {{person_id}, State::cancelled, *wanted.reason});
    if (act.ok()) return web::redirect(address(delegates_path(slug), {{"person", person_id}, {"act", act->id}}));
    wanted.form.refuse(act.error());
  }
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  return delegates_page(context, request, {}, shown("cancel", "Cancel the booking", wanted.form));
}

Reply move(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& person_id = request.capture("person");
  const auto event = events::find_event(context.database, slug);
  if (!event.ok()) return site::error_page(request, event.error());
  auto wanted = move_form(context, request, *event, person_id);
  if (wanted.form.read()) {
    const auto done = move_delegate(context.database, context.audit(request), slug, person_id, *wanted.event);
    if (done.ok()) return web::redirect(address(delegates_path(slug), {{"change", done->id}}));
    wanted.form.refuse(done.error());
  }
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  return delegates_page(context, request, {}, shown("move", "Move to another event", wanted.form));
}

Reply add(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  auto wanted = add_form(context, request, slug);
  if (wanted.form.read()) {
    const auto done = add_delegate(context.database, context.audit(request), slug, wanted.typed());
    if (done.ok()) {
      return web::redirect(address(delegates_path(slug), {{"do", "add"}, {"change", done->id}}) + "#drawer-form");
    }
    wanted.form.refuse(done.error());
  }
  if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
  return delegates_page(context, request, {}, shown("add", "Add a delegate", wanted.form));
}

}  // namespace

SheetForm asked_form(const PageContext& context, const Request& request, const std::string& event_slug,
                     const DelegateSheet* sheet) {
  const auto asked = request.query.get("do");
  const auto can = [&](const std::string& path) { return request.visitor.can_open(path, web::Method::post); };
  if (asked == "add") {
    if (!can(delegates_path(event_slug) + "/add")) return {};
    return shown("add", "Add a delegate", add_form(context, request, event_slug).form);
  }
  if (sheet == nullptr || !can(person_path(event_slug, sheet->person.id, asked))) return {};
  if (asked == "edit")
    return shown("edit", "Edit", edit_form(request, event_slug, sheet->person, sheet->places_to_choose).form);
  if (asked == "needs") {
    return shown("needs", "Needs", needs_form(request, event_slug, sheet->person.id, sheet->needs).form);
  }
  if (asked == "cancel" && may_follow(sheet->state, State::cancelled)) {
    return shown("cancel", "Cancel the booking", cancel_form(context, request, event_slug, sheet->person.id).form);
  }
  if (asked == "move") {
    return shown("move", "Move to another event", move_form(context, request, sheet->event, sheet->person.id).form);
  }
  return {};
}

void add_sheet_form_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/events/{event}/delegates";
  const auto post = [&](const std::string& path, Permission permission,
                        Reply (*page)(const PageContext&, const Request&)) {
    router.post(here + path, permission, [context, page](const Request& request) { return page(context, request); });
  };
  post("/add", Permission::change_delegates, add);
  post("/{person}/edit", Permission::change_delegates, edit);
  post("/{person}/cancel", Permission::change_delegates, cancel);
  post("/{person}/move", Permission::change_delegates, move);
  post("/{person}/needs", Permission::access_needs, save_needs);
}

}  // namespace muster::booking
