// What one person needs at their events, for those who may see it.
#include "person_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/site/page_of.hpp>

#include <algorithm>

namespace muster::privacy {
namespace {

using web::Reply;
using web::Request;
using web::View;

Result<std::string> name_of(const PageContext& context, const std::string& person_id) {
  return context.database.read([&](store::Session& session) -> Result<std::string> {
    const auto person = people::find_person(session, person_id);
    if (!person) return not_found(no_such_person);
    return people::full_name(*person);
  });
}

/// The person's events, of the programmes whose needs the visitor may see.
Result<std::vector<booking::EventNeeds>> needs_in(const PageContext& context, const Request& request) {
  MUSTER_TRY(all, booking::needs_of(context.database, request.capture("person")));
  const auto scope = scope_of(request, access::Permission::access_needs);
  std::erase_if(all, [&](const booking::EventNeeds& each) {
    return scope && std::find(scope->begin(), scope->end(), each.event.programme) == scope->end();
  });
  return all;
}

/// What the person needs at one event.
struct NeedsForm {
  web::Form form;
  std::string slug;
  std::string mark;  ///< of the needs that the form begins with
  web::Field<std::string> event = form.hidden("event", slug);
  web::Field<std::string> access =
      form.lines("access", "Access needs").most(booking::longest_need).rows(2).small_label().optional();
  web::Field<std::string> dietary =
      form.lines("dietary", "Dietary requirements").most(booking::longest_need).rows(2).small_label().optional();
  web::Field<std::string> seen = form.hidden("seen", mark);
};

NeedsForm needs_form(const Request& request, const booking::EventNeeds& kept) {
  NeedsForm wanted{web::Form(request, "/people/" + request.capture("person") + "/needs")
                       .look("")
                       .key(kept.event.slug)
                       .button("Save"),
                   kept.event.slug, booking::needs_mark(kept.needs)};
  (void)wanted.access.begins(kept.needs.access);
  (void)wanted.dietary.begins(kept.needs.dietary);
  return wanted;
}

Reply needs_page(const PageContext& context, const Request& request, const NeedsForm* refused = nullptr) {
  const auto& person = request.capture("person");
  MUSTER_PAGE(name, request, name_of(context, person));
  MUSTER_PAGE(all, request, needs_in(context, request));
  View view;
  view.set("PERSON_NAME", name).set("HERE", "/people/" + person);
  view.set("LEAD", "Kept apart from everything else, shown to few, in no report, and deleted soon after the event.");
  if (const auto saved = request.query.get("saved"); refused == nullptr && !saved.empty()) {
    auto& notice = view.add("SAVED");
    const auto undo = "/events/" + saved + "/delegates/undo";
    const auto change = request.query.get("change");
    const bool is_theirs = std::ranges::any_of(all, [&](const auto& kept) { return kept.event.slug == saved; });
    if (is_theirs && !change.empty() && request.visitor.can_open(undo, web::Method::post))
      notice.add("UNDO").markup(
          "UNDO_FORM",
          web::Form(request, undo).knowing("change", change).button({"Undo", {}, web::Button::Look::link}).shown());
  }
  if (all.empty()) view.show("NO_EVENT");
  for (const auto& kept : all) {
    const bool own = refused != nullptr && refused->slug == kept.event.slug;
    view.add("EVENT", kept.event.title)
        .set("EVENT_DATE", long_date(kept.event.date))
        .markup("FORM", own ? refused->form.shown() : needs_form(request, kept).form.shown());
  }
  const site::Frame frame{"Access and dietary needs"};
  const auto content = web::render("domain/privacy/pages/person_needs.html", view);
  return refused != nullptr ? site::form_page(request, frame, refused->form, content)
                            : site::desk_page(request, frame, content);
}

Reply save_needs(const PageContext& context, const Request& request) {
  const auto& person = request.capture("person");
  MUSTER_PAGE(all, request, needs_in(context, request));
  const auto slug = request.form.get("event");
  const auto kept = std::ranges::find_if(all, [&](const auto& each) { return each.event.slug == slug; });
  if (kept == all.end()) return site::error_page(request, not_found("This person is not a delegate of such an event."));
  auto wanted = needs_form(request, *kept);
  if (wanted.form.read()) {
    const booking::Needs typed{*wanted.access, *wanted.dietary};
    const auto seen = wanted.seen->empty() ? std::nullopt : std::optional(*wanted.seen);
    const auto saved = booking::change_needs(context.database, context.audit(request), slug, person, typed, seen);
    if (saved.ok()) return web::redirect("/people/" + person + "/needs?saved=" + slug + "&change=" + *saved);
    if (saved.error().kind == ErrorKind::conflict) {
      // The form goes on with the mark of what stands there now: whoever saves again has seen it.
      auto again = needs_form(request, *kept);
      (void)again.access.begins(typed.access);
      (void)again.dietary.begins(typed.dietary);
      again.form.refuse(conflict("Somebody changed these needs after you opened this page. Access is now “" +
                                 kept->needs.access + "”, diet “" + kept->needs.dietary +
                                 "”. To keep what you typed, save again."));
      return needs_page(context, request, &again);
    }
    wanted.form.refuse(saved.error());
  }
  return needs_page(context, request, &wanted);
}

}  // namespace

void add_needs_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.get("/people/{person}/needs", Permission::access_needs,
             [context](const Request& request) { return needs_page(context, request); });
  router.post("/people/{person}/needs", Permission::access_needs,
              [context](const Request& request) { return save_needs(context, request); });
}

}  // namespace muster::privacy
