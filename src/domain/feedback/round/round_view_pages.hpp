#pragma once
// The page of a published form: its state, link, schedule and answers.

#include "domain/feedback/context_pages.hpp"

#include <muster/platform/web/form.hpp>

namespace muster::feedback {

/// When the form opens and closes by the clock.
struct ScheduleForm {
  web::Form form;
  bool can_open;  ///< an open form has no opening to set
  std::optional<web::Field<std::optional<Instant>>> opens =
      can_open
          ? std::optional(
                form.moment("opens", "Opens").hint("London time. Leave it empty to open the form yourself.").optional())
          : std::nullopt;
  web::Field<std::optional<Instant>> closes =
      form.moment("closes", "Closes").hint("London time. Leave it empty to close the form yourself.").optional();
};
[[nodiscard]] ScheduleForm schedule_form(const web::Request& request, const events::Event& event, const Round& round);

/// What was refused in `times`, or about the round by another button, stands first.
[[nodiscard]] web::Reply round_page(const PageContext& context, const web::Request& request, const events::Event& event,
                                    const Round& round, const ScheduleForm& times);

/// The whole address that is read aloud: "http://HOST/f/CODE".
[[nodiscard]] std::string link_of(const web::Request& request, const Round& round);

}  // namespace muster::feedback
