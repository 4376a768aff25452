#pragma once
// The page of a published form: its state, link, schedule and answers.

#include "domain/feedback/context_pages.hpp"

#include <muster/platform/web/zoned_moment.hpp>

namespace muster::feedback {

/// When the form opens and closes by the clock.
struct ScheduleForm {
  web::Form form;
  Zone zone;                                                ///< whose clocks the times are typed by
  std::optional<web::Field<std::optional<Instant>>> opens;  ///< an open form has no opening to set
  web::Field<std::optional<Instant>> closes;
};
[[nodiscard]] ScheduleForm schedule_form(const web::Request& request, const events::Event& event, const Round& round,
                                         const Zone& zone);

/// What was refused in `times`, or about the round by another button, stands first.
[[nodiscard]] web::Reply round_page(const PageContext& context, const web::Request& request, const events::Event& event,
                                    const Round& round, const ScheduleForm& times);

/// The whole address that is read aloud: "http://HOST/f/CODE".
[[nodiscard]] std::string link_of(const web::Request& request, const Round& round);

}  // namespace muster::feedback
