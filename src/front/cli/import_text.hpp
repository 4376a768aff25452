#pragma once
// Verdicts on the rows of a file, for a terminal and as JSON.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>

#include <string>
#include <vector>

namespace muster::cli {

[[nodiscard]] std::string forecast_text(const booking::DelegateForecast& forecast);
[[nodiscard]] std::string forecast_text(const feedback::ResponseForecast& forecast);
[[nodiscard]] std::string forecast_text(const std::vector<feedback::NoteVerdict>& verdicts);

/// `import_id` is empty for a dry run.
[[nodiscard]] std::string forecast_json(const booking::DelegateForecast& forecast, const std::string& event,
                                        const std::string& file, const std::string& import_id);
[[nodiscard]] std::string forecast_json(const feedback::ResponseForecast& forecast, const std::string& event,
                                        const std::string& file, const std::string& import_id);
[[nodiscard]] std::string forecast_json(const std::vector<feedback::NoteVerdict>& verdicts, const std::string& event,
                                        const std::string& file, const std::string& import_id);

}  // namespace muster::cli
