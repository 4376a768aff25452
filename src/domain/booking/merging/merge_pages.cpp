// Two entries of one person side by side: where they differ, somebody says which to keep; then they are one.
#include "domain/booking/delegate_pages.hpp"

#include "domain/booking/address.hpp"
#include "domain/booking/list_file/delegate_sheet_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

std::string merge_path(const Request& request) {
  return delegates_path(request.capture("event")) + "/" + request.capture("person") + "/merge";
}

std::string sheet_path(const Request& request) {
  return address(delegates_path(request.capture("event")), {{"person", request.capture("person")}});
}

std::vector<web::Choice<MergeSide>> sides(const std::string& kept, const std::string& gone) {
  const auto words = [](const std::string& text) { return text.empty() ? std::string("None") : text; };
  return {{MergeSide::kept, "kept", words(kept)}, {MergeSide::gone, "gone", words(gone)}};
}

/// A field that is not asked for where both have the same.
struct MergeForm {
  web::Form form;
  const Comparison& both;
  web::Field<MergeSide> name = asked("name", "Name", people::full_name(both.kept), people::full_name(both.gone));
  web::Field<MergeSide> organisation =
      asked("organisation", "Organisation", both.kept.organisation, both.gone.organisation);
  web::Field<MergeSide> email = asked("email", "E-mail", both.kept.email, both.gone.email);
  web::Field<MergeSide> job_title = asked("job_title", "Job title", both.kept.job_title, both.gone.job_title);
  web::Field<MergeSide> place = asked("place", "Place", both.kept_place, both.gone_place);
  web::Field<std::string> with = form.hidden("with", both.gone.id);
  web::Field<std::string> kept_version = form.hidden("kept_version", std::to_string(both.kept.version));
  web::Field<std::string> gone_version = form.hidden("gone_version", std::to_string(both.gone.version));

 private:
  web::Field<MergeSide> asked(const char* field, const char* label, const std::string& kept, const std::string& gone) {
    auto choices = sides(kept, gone);
    if (kept == gone) choices.pop_back();
    auto made = form.radios(field, label, choices).if_several();
    // What is there goes before what is not.
    return made.begins(kept.empty() && !gone.empty() ? MergeSide::gone : MergeSide::kept);
  }
};

std::string joined_words(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& each : words) all += (all.empty() ? "" : ", ") + each;
  return all.empty() ? "None" : all;
}

Reply merge_page(const Request& request, const Comparison& both, const MergeForm& wanted) {
  View view;
  const auto kept = people::full_name(both.kept);
  view.set("LIST_PATH", delegates_path(both.event.slug)).set("SHEET_PATH", sheet_path(request)).set("KEPT_NAME", kept);
  auto& compared = view.add("COMPARED");
  compared.set("GONE_NAME", people::full_name(both.gone));
  compared.show("REASON", both.reason);
  const auto row = [&](const char* name, const std::string& one, const std::string& other) {
    compared.add("ROW", name)
        .set("ROW_KEPT", one.empty() ? "None" : one)
        .set("ROW_GONE", other.empty() ? "None" : other);
  };
  row("Name", kept, people::full_name(both.gone));
  row("Organisation", both.kept.organisation, both.gone.organisation);
  row("E-mail", both.kept.email, both.gone.email);
  row("Job title", both.kept.job_title, both.gone.job_title);
  if (!both.kept_place.empty() || !both.gone_place.empty()) row("Place", both.kept_place, both.gone_place);
  row("Events", joined_words(both.kept_events), joined_words(both.gone_events));
  compared.markup("FORM", wanted.form.shown());
  return site::form_page(request, delegates_frame(both.event, "Merge two people"), wanted.form,
                         web::render("domain/booking/pages/delegate_merge.html", view));
}

Reply choose(const PageContext& context, const Request& request, const std::string& error = {}) {
  const auto sheet = delegate_sheet(context.database, request.capture("event"), request.capture("person"));
  if (!sheet.ok()) return site::error_page(request, sheet.error());
  View view;
  view.set("LIST_PATH", delegates_path(sheet->event.slug)).set("SHEET_PATH", sheet_path(request));
  view.set("KEPT_NAME", people::full_name(sheet->person));
  auto& choice = view.add("CHOICE");
  const auto text = request.query.get("q");
  auto search =
      web::Form::asking(request, merge_path(request)).in_a_row().button({"Search", {}, web::Button::Look::second});
  (void)search.search("q", "Name, e-mail or organisation").small_label().width(20).begins(text);
  choice.markup("SEARCH", search.shown());
  choice.show("REFUSED", error);
  const auto offer = [&](const people::PersonRecord& person, const std::string& note) {
    choice.add("OTHER")
        .set("OTHER_NAME", people::full_name(person))
        .set("OTHER_NOTE", person.organisation + (note.empty() ? "" : "; " + note))
        .set("OTHER_PATH", address(merge_path(request), {{"with", person.id}}));
  };
  std::size_t offered = 0;
  if (text.empty()) {
    for (const auto& likely : sheet->likely) offer(likely.person, likely.reason);
    offered = sheet->likely.size();
  } else {
    const auto found = find_others(context.database, sheet->event.slug, sheet->person.id, text);
    if (!found.ok()) return site::error_page(request, found.error());
    for (const auto& person : *found) offer(person, "");
    offered = found->size();
  }
  if (offered == 0) {
    choice.add("NOBODY", text.empty() ? "Nobody looks like them. Search by name."
                                      : "Nobody else of that name, address or organisation.");
  }
  return site::desk_page(request, delegates_frame(sheet->event, "Merge two people"),
                         web::render("domain/booking/pages/delegate_merge.html", view));
}

web::Form form_of(const Request& request) {
  return web::Form(request, merge_path(request))
      .button("Make them one")
      .way_out("Leave both", sheet_path(request))
      .when_refused({}, "Both are as they were.");
}

Reply ask(const PageContext& context, const Request& request) {
  if (request.query.get("with").empty()) return choose(context, request);
  const auto both =
      compare_people(context.database, request.capture("event"), request.capture("person"), request.query.get("with"));
  if (!both.ok() && both.error().kind == ErrorKind::not_found) return choose(context, request, both.error().message);
  if (!both.ok()) return site::error_page(request, both.error());
  return merge_page(request, *both, MergeForm{form_of(request), *both});
}

Reply merge(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& kept = request.capture("person");
  const auto gone = request.form.get("with");
  const auto both = compare_people(context.database, slug, kept, gone);
  if (!both.ok()) return site::error_page(request, both.error());
  MergeForm wanted{form_of(request), *both};
  if (wanted.form.read()) {
    const MergeRequest requested{kept,
                                 gone,
                                 parse_integer(*wanted.kept_version).value_or(0),
                                 parse_integer(*wanted.gone_version).value_or(0),
                                 *wanted.name,
                                 *wanted.email,
                                 *wanted.job_title,
                                 *wanted.organisation,
                                 *wanted.place};
    const auto done = merge_delegates(context.database, context.audit(request), slug, requested);
    if (done.ok()) return web::redirect(address(delegates_path(slug), {{"person", kept}, {"change", done->id}}));
    if (done.error().kind == ErrorKind::conflict) {
      // Shown as both are now; whoever presses again has seen it.
      MergeForm again{form_of(request), *both};
      again.form.refuse(done.error());
      return merge_page(request, *both, again);
    }
    wanted.form.refuse(done.error());
  }
  return merge_page(request, *both, wanted);
}

}  // namespace

void add_merge_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/events/{event}/delegates/{person}/merge";
  router.get(here, Permission::change_delegates, [context](const Request& request) { return ask(context, request); });
  router.post(here, Permission::change_delegates,
              [context](const Request& request) { return merge(context, request); });
}

}  // namespace muster::booking
