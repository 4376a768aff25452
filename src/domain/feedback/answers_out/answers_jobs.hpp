#pragma once
// An event's answers as a file: made at once where they are few, else by a job.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>

#include <muster/domain/feedback/response_export_service.hpp>

#include <string>

namespace muster::feedback {

/// "Answers of London SEND Summit as XLSX"; `format` is "csv" or "xlsx".
[[nodiscard]] std::string answers_title(const events::Event& event, const std::string& format);
[[nodiscard]] jobs::Order answers_order(const events::Event& event, const std::string& programme_id,
                                        const AnswersWanted& wanted, bool readers_told);
[[nodiscard]] Result<jobs::JobFile> answers_file(store::Database& database, Instant now, const std::string& slug,
                                                 const AnswersWanted& wanted, Progress& progress = unwatched());

}  // namespace muster::feedback
