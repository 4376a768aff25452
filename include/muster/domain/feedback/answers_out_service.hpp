#pragma once
// An event's answers in every format that Muster writes.

#include <muster/domain/feedback/response_export_service.hpp>

namespace muster::feedback {

/// As `export_responses`; beside its formats "json" (answers with their schema, texts apart) and "sps" (SPSS syntax
/// that reads the CSV of ticks and numbers with all its labels).
[[nodiscard]] Result<std::string> export_answers(store::Database& database, Instant now, const std::string& event_slug,
                                                 const AnswersWanted& wanted, Progress& progress);

}  // namespace muster::feedback
