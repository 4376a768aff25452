#pragma once
// Which definition of a report holds for an event, and the page on which the lead changes its words.

#include "context_pages.hpp"

#include <muster/domain/report/definition_service.hpp>
#include <muster/platform/web/form.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// The definition named `name`, or the post-event report where it is empty; the event's own copy where there is one.
[[nodiscard]] Result<EventDefinition> chosen_definition(const PageContext& context, const std::string& event_slug,
                                                        const std::string& name);

/// "?definition=annual&done=saved"; the post-event report needs no naming, so its addresses stay short.
[[nodiscard]] std::string definition_query(const std::string& name, const std::string& done = {});

/// Languages that a report of the event can be in, English first as an empty one; fewer than two: no choice.
[[nodiscard]] Result<std::vector<web::Choice<std::string>>> language_choices(const PageContext& context,
                                                                             const std::string& event_slug);

/// "Line 3, column 12: there is no question "helpfull"; did you mean "helpful"?", one for each error.
[[nodiscard]] std::vector<std::string> error_words(const Error& error);

void add_report_text_pages(web::Router& router,
                           const PageContext& context);                   ///< /events/{event}/report/change and reset
void add_picture_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/report/pictures

}  // namespace muster::report
