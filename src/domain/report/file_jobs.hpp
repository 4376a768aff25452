#pragma once
// The report as a file: made at once for small events, else by a job.

#include "context_pages.hpp"

#include <muster/domain/report/report_service.hpp>

#include <muster/domain/events/event.hpp>
#include <muster/platform/jobs/job.hpp>

#include <string>

namespace muster::report {

/// "Report on London SEND Summit as DOCX".
[[nodiscard]] std::string file_title(const std::string& event_title, Format format);
/// `definition` is the report's name; empty for the post-event report. `language` is one of the form's; empty: English.
[[nodiscard]] jobs::Order file_order(const events::Event& event, const std::string& programme_id,
                                     const std::string& definition, Format format, Charts charts,
                                     const std::string& language = {});
/// Whom the file is for: see told_to_programs.
enum class Reader { person, program };
[[nodiscard]] Result<jobs::JobFile> report_file(const PageContext& context, const std::string& slug,
                                                const std::string& definition, Format format, Charts charts,
                                                Progress& progress = unwatched(), Reader reader = Reader::person,
                                                const std::string& language = {});

}  // namespace muster::report
