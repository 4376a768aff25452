#pragma once
// In which languages an event's figures can be told, and the form in one of them.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// Tags: the form's own first, then those that it is translated into, in its order; English alone without a form.
[[nodiscard]] Result<std::vector<std::string>> languages_of(store::Database& database, const std::string& event_slug);

/// The form of the event in that language; nothing where it has no form. Errors: no such event; bad_input, which names
/// the languages there are, where the form is not in that one.
[[nodiscard]] Result<std::shared_ptr<const forms::Form>> form_in(store::Database& database,
                                                                 const std::string& event_slug,
                                                                 std::string_view language);

/// Questions and answers that the form does not have in that language, as they read in its own.
[[nodiscard]] Result<std::vector<std::string>> labels_missing_in(store::Database& database,
                                                                 const std::string& event_slug,
                                                                 std::string_view language);

}  // namespace muster::figures
