#pragma once
// What the pages share on which a pile of sheets is typed in, checked, decided and added: what they work on, and their
// frame.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/feedback/paper_pile.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/web/form.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// What every page here works on.
struct Pile {
  events::Event event;
  Round round;
  std::optional<PaperPile> pile;

  [[nodiscard]] std::string here(const std::string& rest = {}) const { return path_of(event, "/form/sheets" + rest); }
  [[nodiscard]] bool is_open() const { return round.state == RoundState::open; }
  std::int64_t newest = 1;  ///< version of the form; `round` has the one that stands on the sheets
};

/// Conflict where no form is published.
[[nodiscard]] Result<Pile> asked_pile(const PageContext& context, const web::Request& request);
/// Of the sheet that the address names; 0 where it names none.
[[nodiscard]] std::int64_t sheet_number(const web::Request& request);

[[nodiscard]] std::string why_not_open(RoundState state);
[[nodiscard]] web::Reply closed_page(const web::Request& request, const Pile& of);

/// The way back, and the other rounds of the event.
[[nodiscard]] Outcome add_ways(web::View& view, const PageContext& context, const web::Request& request,
                               const events::Event& event);

/// One of these pages: its headline, what was done, the actions, and a form.
struct ShownPile {
  std::string title;
  std::string headline;
  std::string lead;
  std::string notice;
  bool actions = true;
  std::string around;  ///< what is typed by keyboard, said above the fields
};
[[nodiscard]] web::Reply pile_page(const PageContext& context, const web::Request& request, const Pile& of,
                                   const ShownPile& shown, web::Form& form);

/// Which of two typings of a sheet is right. For GET and POST alike.
[[nodiscard]] web::Reply decide_page(const PageContext& context, const web::Request& request);

}  // namespace muster::feedback
