#pragma once
// The options that a form takes from the programme, as they are when it is published.

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// The form's text with its options listed for that event, round or survey; the text itself where it takes none from
/// the programme. Errors: those of parse_form and of forms::with_programme_options.
[[nodiscard]] Result<std::string> listed_for(store::Session& session, const events::Event& about,
                                             const std::string& text, const std::string& source);

}  // namespace muster::feedback
