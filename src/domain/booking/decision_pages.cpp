// Takes decisions from the preview's forms: about one row, or about the organisations that nobody knows.
#include "delegate_pages.hpp"

#include "address.hpp"
#include "preview_rows.hpp"

#include <muster/domain/access/permissions.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

struct SubmittedDecisions {
  std::vector<DecisionLine> changes;
  PreviewErrors attempt{422, "", "Look again at what the names mean", {}};
};

/// What was chosen about each name. One that was left open is asked again on the next page, without an error.
SubmittedDecisions names_sent(const Request& request) {
  SubmittedDecisions sent;
  std::vector<std::string> typed;
  while (const auto name = request.form.find(name_field(typed.size()) + "-typed")) typed.push_back(*name);
  for (std::size_t index = 0; index < typed.size(); ++index) {
    const auto field = name_field(index);
    const auto choice = request.form.get(field);
    if (choice.starts_with("is:")) {
      sent.changes.push_back({typed[index], choice.substr(3)});
    } else if (choice == "other") {
      const auto means = request.form.get(field + "-other");
      if (means.empty())
        sent.attempt.errors.push_back({field, "Choose which organisation ‘" + typed[index] + "’ means"});
      else
        sent.changes.push_back({typed[index], means});
    } else if (choice == "new") {
      const auto kind = request.form.get(field + "-kind");
      if (kind.empty())
        sent.attempt.errors.push_back({field, "Choose what kind of organisation ‘" + typed[index] + "’ is"});
      else
        sent.changes.push_back({typed[index], "new: " + kind});
    }
  }
  if (sent.changes.empty() && sent.attempt.errors.empty() && !typed.empty()) {
    sent.attempt.errors.push_back({name_field(0), "Choose what ‘" + typed.front() + "’ means"});
  }
  return sent;
}

Reply decide_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& id = request.capture("staged");
  const auto about = request.form.find("about");
  auto sent = about ? SubmittedDecisions{{{*about, request.form.get("means")}}, {422, "", "This cannot be kept", {}}}
                    : names_sent(request);
  const auto show = request.form.get("show");
  const auto all = request.form.get("all");
  if (!sent.attempt.errors.empty()) return preview_page(context, request, show, all, sent.attempt);
  const auto kept = decide_staged(context.database, context.clock.now(), slug, id, sent.changes);
  if (!kept.ok() && kept.error().kind == ErrorKind::bad_input) {
    for (const auto& diagnostic : kept.error().diagnostics) {
      sent.attempt.errors.push_back(
          {"main", diagnostic.message + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint)});
    }
    if (sent.attempt.errors.empty()) sent.attempt.errors.push_back({"main", kept.error().message});
    return preview_page(context, request, show, all, sent.attempt);
  }
  if (!kept.ok()) return gone_page(context, request, kept.error());
  auto back = address(staged_path(slug, id), {{"show", show}, {"all", all}});
  if (about && about->starts_with("row ") && about->find_first_not_of("0123456789", 4) == std::string::npos) {
    back += "#row-" + about->substr(4);  // where the reader was
  }
  return web::redirect(back);
}

}  // namespace

void add_preview_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/delegates/import/{staged}";
  router.get(here, Permission::change_delegates, [context](const Request& request) {
    return preview_page(context, request, request.query.get("show"), request.query.get("all"), {});
  });
  router.post(here + "/decide", Permission::change_delegates,
              [context](const Request& request) { return decide_page(context, request); });
}

}  // namespace muster::booking
