// Gathers the room's routes, and what all its pages share.
#include <muster/feedback/feedback_pages.hpp>

#include "site_pages.hpp"

#include <utility>

namespace muster::feedback {

http::Frame frame_of(const events::Event& event, std::string title, http::Tab tab, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, tab, error};
}

std::string path_of(const events::Event& event, const std::string& rest) { return "/events/" + event.slug + rest; }

void add_faults(http::View& view, const Problem& problem) {
  if (problem.diagnostics.empty()) return;
  auto& list = view.add("FAULTS");
  for (const auto& diagnostic : problem.diagnostics) list.add("FAULT").set("FAULT_LINE", one_line(diagnostic));
}

void add_pages(http::Router& router, store::Database& database, const Clock& clock, ShippedForms forms) {
  const Site site{database, clock, std::move(forms)};
  add_answer_pages(router, site);
  add_form_pages(router, site);
  add_round_pages(router, site);
  add_response_import_pages(router, site);
  add_note_pages(router, site);
  add_note_import_pages(router, site);
}

}  // namespace muster::feedback
