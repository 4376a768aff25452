#pragma once
// What was decided of the texts of a round, kept and traced.

#include <muster/domain/feedback/text_look.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

[[nodiscard]] TextLooks text_looks(store::Session& session, const std::string& round_id);

/// Keeps a decision of the text with that key, which must stand among the question's answers. `words` are those to
/// black out. The trace says who decided what of which question, never what was written. Errors: not_found for a
/// question or a text that is not there; those of blacked_out.
[[nodiscard]] Outcome look_at_text(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const std::string& question, const std::string& key,
                                   TextLook::Kind kind, const std::string& words);
/// The same with the decision as a value, whose `printed` was made of that text; nothing takes back what was decided.
[[nodiscard]] Outcome put_text_look(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const std::string& question, const std::string& key,
                                    const std::optional<TextLook>& look);

}  // namespace muster::feedback
