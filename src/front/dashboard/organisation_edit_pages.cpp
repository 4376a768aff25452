// One organisation: its name, kind, places and other names; merged into another, or retired. And the kinds there are.
#include "region_edit.hpp"

#include <muster/domain/people/organisation_paste.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using people::Organisation;

struct OrganisationForm {
  const std::vector<std::string>& kinds;
  web::Form form;
  web::Field<std::string> name = form.text("name", "Name").missing("Give the organisation a name");
  web::Field<std::string> kind = form.select("kind", "Kind", web::choices(kinds));
  web::Field<std::string> serves = form.lines("serves", "Places it serves")
                                       .hint("Names or codes, one on each line. None for the whole network.")
                                       .rows(4)
                                       .optional();
  web::Field<std::string> aliases =
      form.lines("aliases", "Other names").hint("As people type it in lists, one on each line.").rows(4).optional();
};

std::string names_of_places(const Organisation& organisation, const people::Region& region) {
  std::string lines;
  for (const auto& code : organisation.serves) {
    const auto* place = region.place(code);
    lines += (place == nullptr ? code : place->name) + "\n";
  }
  return lines;
}

std::string in_lines(const std::vector<std::string>& names) {
  std::string lines;
  for (const auto& name : names) lines += name + "\n";
  return lines;
}

/// Refuses beside the field, and says whether all is well.
bool accepted(const OrganisationForm& wanted, const Organisation& organisation, const std::vector<std::string>& unknown,
              const Network& network) {
  bool good = true;
  for (const auto& error : people::check_organisation(organisation, network.kinds, network.organisations)) {
    good = false;
    if (error.field == "name") wanted.name.refuse(error.words);
    if (error.field == "kind") wanted.kind.refuse(error.words);
    if (error.field == "aliases") wanted.aliases.refuse(error.words);
  }
  if (!unknown.empty()) {
    good = false;
    wanted.serves.refuse("‘" + unknown.front() + "’ is no place of this region");
  }
  return good;
}

std::string organisation_path(const web::Request& request, const std::string& id) {
  return network_path(request, "organisations/" + id);
}

}  // namespace

web::Reply organisation_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const auto found = std::ranges::find(network.organisations, request.capture("organisation"), &Organisation::id);
  if (found == network.organisations.end())
    return site::error_page(request, not_found("There is no such organisation in this programme."));
  const auto organisation = *found;
  people::Region region;
  if (!organisation.region_id.empty()) {
    MUSTER_PAGE(seen, request, seen_region(context.database, network.programme.id, organisation.region_id));
    region = std::move(seen.region);
  }
  const auto path = organisation_path(request, organisation.id);
  const auto audit = context.audit(request);
  const auto press = request.form.get("do");
  if (press == "merge") {
    MUSTER_PAGE(
        merged, request,
        merge_organisations(context.database, audit, network.programme.id, organisation.id, request.form.get("into")));
    return web::redirect(organisation_path(request, merged) + "?done=yes");
  }
  if (press == "retire" || press == "back") {
    const bool retire = press == "retire";
    MUSTER_PAGE(changed, request,
                change_organisation(context.database, audit, network.programme.id, organisation.id,
                                    [&](Organisation& one) -> Result<std::string> {
                                      one.retired = retire;
                                      return one.name + (retire ? " was retired" : " is back");
                                    }));
    return web::redirect(organisation_path(request, changed) + "?done=yes");
  }
  auto kinds = network.kinds;
  if (std::ranges::find(kinds, organisation.kind) == kinds.end()) kinds.push_back(organisation.kind);
  OrganisationForm wanted{kinds, web::Form(request, path).button("Save the organisation")};
  wanted.name.begins(organisation.name);
  wanted.kind.begins(organisation.kind);
  wanted.serves.begins(names_of_places(organisation, region));
  wanted.aliases.begins(in_lines(organisation.aliases));
  if (wanted.form.read()) {
    auto changed = organisation;
    std::vector<std::string> unknown;
    changed.name = trimmed(*wanted.name);
    changed.kind = *wanted.kind;
    changed.serves = people::place_codes(*wanted.serves, region, unknown);
    changed.aliases = people::pasted_names(*wanted.aliases);
    std::erase_if(changed.aliases, [&](const std::string& alias) { return alias == changed.name; });
    if (accepted(wanted, changed, unknown, network)) {
      const auto saved = change_organisation(context.database, audit, network.programme.id, organisation.id,
                                             [&](Organisation& one) -> Result<std::string> {
                                               one.name = changed.name;
                                               one.kind = changed.kind;
                                               one.serves = changed.serves;
                                               one.aliases = changed.aliases;
                                               return one.name + " was changed";
                                             });
      if (saved.ok()) return web::redirect(organisation_path(request, *saved) + "?done=yes");
      wanted.form.refuse(saved.error());
    }
  }
  web::View view;
  view.markup("FORM", wanted.form.shown()).set("NAME", organisation.name);
  view.show_if(organisation.programme_id.empty(), "SHARED");
  show_undo(view, network, request, path);
  const auto change = [&](const std::string& what, const std::string& words) {
    return web::Form(request, path).knowing("do", what).button({words, {}, web::Button::Look::second});
  };
  if (organisation.retired) {
    view.add("RETIRED").markup("BRING_BACK", change("back", "Bring " + organisation.name + " back").shown());
  } else {
    std::vector<web::Choice<std::string>> others;
    for (const auto& other : network.organisations)
      if (other.id != organisation.id && !other.retired && !other.region_id.empty())
        others.push_back({other.id, other.id, other.name});
    auto merge = change("merge", "Merge the organisations").look("");
    (void)merge.select("into", "The organisation that stays", others).small_label();
    view.add("IN_USE")
        .markup("MERGE", merge.shown())
        .markup("RETIRE", change("retire", "Retire " + organisation.name).shown());
  }
  return site::form_page(request, {organisation.name, network.programme.name}, wanted.form,
                         web::render("front/dashboard/pages/organisation.html", view));
}

web::Reply kinds_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const auto path = network_path(request, "kinds");
  struct KindsForm {
    web::Form form;
    web::Field<std::string> kinds = form.lines("kinds", "Kinds, one on each line")
                                        .hint("In the order in which lists offer them.")
                                        .missing("Keep one kind at least")
                                        .rows(10);
  } wanted{web::Form(request, path).button("Save the kinds")};
  struct RenameForm {
    const std::vector<std::string>& kinds;
    web::Form form;
    web::Field<std::string> from = form.select("from", "Kind", web::choices(kinds));
    web::Field<std::string> to = form.text("to", "New name")
                                     .hint("The name of another kind makes the two one.")
                                     .missing("Give the kind its new name");
  } rename{network.kinds,
           web::Form(request, path + "/rename").button(web::Button{"Rename", " the kind", web::Button::Look::second})};
  wanted.kinds.begins(in_lines(network.kinds));
  const bool renames = request.path.ends_with("/rename");
  if (!renames && wanted.form.read()) {
    auto kinds = people::pasted_names(*wanted.kinds);
    const auto saved = change_kinds(context.database, context.audit(request), network.programme.id, kinds);
    if (saved.ok()) return web::redirect(path + "?done=yes");
    wanted.kinds.refuse(saved.error().message);
  }
  if (renames && rename.form.read()) {
    const auto saved =
        rename_kind(context.database, context.audit(request), network.programme.id, *rename.from, trimmed(*rename.to));
    if (saved.ok()) return web::redirect(path + "?done=yes");
    rename.to.refuse(saved.error().message);
  }
  web::View view;
  view.markup("FORM", wanted.form.shown()).markup("RENAME", rename.form.shown());
  show_undo(view, network, request, path);
  return site::form_page(request, {"Kinds of organisation", network.programme.name},
                         renames ? rename.form : wanted.form, web::render("front/dashboard/pages/kinds.html", view));
}

}  // namespace muster::dashboard
