// Page 3 of the first run, and later "Add organisations": pasted one a line, a verdict for each before anything is
// saved.
#include "network_context.hpp"

#include <muster/domain/people/organisation_paste.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/network_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <map>

namespace muster::dashboard {
namespace {

using people::PastedOrganisation;
using Verdict = PastedOrganisation::Verdict;

struct PasteForm {
  const Network& network;
  web::Form form;
  web::Field<std::string> region =
      form.select("region", "Region",
                  web::choices(network.regions, &people::RegionInUse::id, &people::RegionInUse::name))
          .if_several();
  web::Field<std::string> lines =
      form.lines("lines", "Organisations, one on each line")
          .hint(
              "Name; kind; places it serves; other names. A place's name alone is its local authority. You can paste "
              "four columns from a spreadsheet.")
          .missing("Paste one organisation at least")
          .rows(14);
};

std::int64_t count_of(const std::vector<PastedOrganisation>& judged, Verdict verdict) {
  return std::ranges::count(judged, verdict, &PastedOrganisation::verdict);
}

std::string places_served(const people::Organisation& organisation, const people::Region& region) {
  std::string words;
  for (const auto& code : organisation.serves)
    if (const auto* place = region.place(code)) words += (words.empty() ? "" : ", ") + place->name;
  return words.empty() ? "No single place" : words;
}

void show_verdicts(web::View& view, const std::vector<PastedOrganisation>& judged, const people::Region& region) {
  auto& table = view.add("VERDICTS");
  const auto fresh = count_of(judged, Verdict::fresh);
  const auto refused = count_of(judged, Verdict::refused);
  table.set("VERDICT_WORDS", counted(fresh, "organisation", "organisations") + " to add" +
                                 (refused > 0 ? ", " + grouped(refused) + " to mend" : ""));
  for (const auto& one : judged) {
    auto& row = table.add("ROW");
    row.set("LINE", static_cast<std::int64_t>(one.line)).set("TYPED", one.typed);
    auto& verdict = row.add(one.verdict == Verdict::fresh   ? "IS_NEW"
                            : one.verdict == Verdict::known ? "IS_KNOWN"
                                                            : "IS_REFUSED");
    verdict.set("WORDS", one.words);
    row.set("NAME", one.organisation.name).set("KIND", one.organisation.kind);
    row.set("SERVES", one.verdict == Verdict::refused ? "" : places_served(one.organisation, region));
  }
}

std::string save_words(const std::vector<PastedOrganisation>& judged, bool first) {
  const auto fresh = count_of(judged, Verdict::fresh);
  const auto refused = count_of(judged, Verdict::refused);
  auto words = judged.empty() ? std::string("Save the organisations")
                              : "Save " + counted(fresh, "organisation", "organisations");
  if (refused > 0) words += ", leave " + grouped(refused);
  return words + (first ? ", go on" : "");
}

}  // namespace

web::Reply add_organisations_page(const NetworkContext& context, const web::Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const bool first = is_first_run(network);
  const auto path = network_path(request, "organisations/add");
  web::View view;
  show_set_up_steps(view, context, network, SetUpPage::organisations);
  view.show_if(first, "FIRST", "LATER").set("PLACES_PATH", network_path(request, "places"));
  view.set("NEXT_PATH", network_path(request, "mail")).set("KINDS_PATH", network_path(request, "kinds"));
  std::string kinds;
  for (const auto& kind : network.kinds) kinds += (kinds.empty() ? "" : ", ") + kind;
  view.set("KINDS", kinds);
  PasteForm wanted{network, web::Form(request, path).look("")};
  auto region_id = request.form.get("region");
  if (region_id.empty() && !network.regions.empty()) region_id = network.regions.front().id;
  std::vector<PastedOrganisation> judged;
  people::Region region;
  if (network.regions.empty()) {
    view.show("NO_REGION");
  } else {
    MUSTER_PAGE(seen, request, seen_region(context.database, network.programme.id, region_id));
    std::erase_if(seen.region.places, [](const people::Place& place) { return place.retired; });
    region = seen.region;
    const bool any_known = std::ranges::any_of(
        network.organisations, [&](const people::Organisation& one) { return one.region_id == region_id; });
    const auto text = request.form.find("lines").value_or(any_known ? "" : people::one_for_each_place(region));
    judged = people::judge_pasted(text, region, network.kinds, network.organisations);
    if (request.method == web::Method::post && request.form.get("do") == "save") {
      if (wanted.form.read()) {
        std::vector<people::Organisation> fresh;
        for (const auto& one : judged)
          if (one.verdict == Verdict::fresh) fresh.push_back(one.organisation);
        const auto added =
            add_organisations(context.database, context.audit(request), network.programme.id, region_id, fresh);
        if (added.ok())
          return web::redirect(first ? network_path(request, "mail")
                                     : "/organisations?added=" + std::to_string(*added));
        wanted.lines.refuse(added.error().message);
      }
    } else {
      wanted.lines.begins(text);
      wanted.region.begins(region_id);
    }
    view.show("FORM");
  }
  wanted.form.fill(view);
  if (!judged.empty() && request.method == web::Method::post) show_verdicts(view, judged, region);
  view.set("SAVE_WORDS", save_words(judged, first));
  return site::form_page(request, {first ? "Setting up: organisations" : "Add organisations", network.programme.name},
                         wanted.form, web::render("front/dashboard/pages/add_organisations.html", view));
}

}  // namespace muster::dashboard
