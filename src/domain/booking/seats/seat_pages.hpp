#pragma once
// What the pages of seats share.

#include "domain/booking/delegate_pages.hpp"

#include "domain/booking/steps/step_mail_service.hpp"

#include <muster/domain/booking/seat_service.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/web/form.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

[[nodiscard]] inline std::string seats_path(const std::string& event_slug) {
  return "/events/" + event_slug + "/allocations";
}

/// What stands over the table: what was done, or why something was not.
struct SeatNotice {
  int status = 200;
  std::string not_done;
};
[[nodiscard]] web::Reply seats_page(const PageContext& context, const web::Request& request, const SeatNotice& notice);

/// A page that asks one thing.
struct SeatQuestion {
  std::string trail;
  std::string headline;
  std::string lead{};
  std::string note{};
  std::optional<mail::Letter> letter{};
  std::optional<StepMail> own_mail{};  ///< that whoever has a page of their own gets by it
};
[[nodiscard]] web::Reply ask_about_seats(const web::Request& request, const events::Event& event,
                                         const SeatQuestion& question, const web::Form& form);

/// Who would be given a seat by other rules, without doing it.
[[nodiscard]] std::vector<SeatClaim> promoted_by(const SeatTable& table, const SeatRules& rules);
/// "Ada Bell and Cai Dunn are offered a seat until 12 May 2023 at 17:00, and get this mail." Empty where nobody is.
[[nodiscard]] std::string promoted_words(const SeatTable& table, const std::vector<SeatClaim>& next,
                                         const std::optional<Instant>& until);

void add_seat_form_pages(web::Router& router, const PageContext& context);
void add_line_move_pages(web::Router& router, const PageContext& context);
void add_seat_step_pages(web::Router& router, const PageContext& context);
void add_hybrid_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
