#pragma once
// What all pages of this room are given, and the groups of routes that they fall into.

#include <muster/base/date.hpp>
#include <muster/events/event_service.hpp>
#include <muster/feedback/feedback_pages.hpp>
#include <muster/feedback/round_service.hpp>
#include <muster/http/page_of.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace muster::feedback {

/// Everything named here outlives the router.
struct Site {
  store::Database& database;
  const Clock& clock;
  ShippedForms forms;

  [[nodiscard]] Instant now() const { return clock.now(); }
  [[nodiscard]] store::Doing organiser(const http::Request& request) const {
    return {request.visitor.actor(), clock.now()};
  }
};

void add_answer_pages(http::Router& router, const Site& site);  ///< /f/{code}
void add_form_pages(http::Router& router, const Site& site);    ///< /events/{event}/form, writing and publishing
void add_round_pages(http::Router& router, const Site& site);   ///< opening, closing, schedule, QR sheet
void add_response_import_pages(http::Router& router, const Site& site);  ///< answers by export, and out again
void add_note_pages(http::Router& router, const Site& site);             ///< notes, one by one and as a whole
void add_note_import_pages(http::Router& router, const Site& site);      ///< notes from a file

/// The desk's frame for a page of `event`.
[[nodiscard]] http::Frame frame_of(const events::Event& event, std::string title, http::Tab tab, bool error = false);

/// A link of this event's own pages: "/events/slug" + rest.
[[nodiscard]] std::string path_of(const events::Event& event, const std::string& rest);

/// Fills section `list` with an entry (FAULT_LINE) per diagnostic.
void add_faults(http::View& view, const Problem& problem);

}  // namespace muster::feedback
