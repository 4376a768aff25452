// Gathers the room's routes, and what all its pages share.
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/site/frame.hpp>

#include "site_pages.hpp"

#include <utility>

namespace muster::feedback {

site::Frame frame_of(const events::Event& event, std::string title, site::Tab tab, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, tab, error};
}

std::string path_of(const events::Event& event, const std::string& rest) { return "/events/" + event.slug + rest; }

void add_faults(web::View& view, const Problem& problem) {
  if (problem.diagnostics.empty()) return;
  auto& list = view.add("FAULTS");
  for (const auto& diagnostic : problem.diagnostics) list.add("FAULT").set("FAULT_LINE", one_line(diagnostic));
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, ShippedForms forms) {
  const Site site{database, clock, std::move(forms)};
  add_answer_pages(router, site);
  add_form_pages(router, site);
  add_round_pages(router, site);
  add_response_import_pages(router, site);
  add_answers_file_pages(router, site);
  add_note_pages(router, site);
  add_note_import_pages(router, site);
}

}  // namespace muster::feedback
