#pragma once
// Verdicts on the rows of a file, for a terminal and as JSON.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace muster::cli {

void print_text(std::ostream& out, const booking::DelegateForecast& forecast);
void print_text(std::ostream& out, const feedback::ResponseForecast& forecast);
void print_text(std::ostream& out, const feedback::NoteForecast& forecast);

/// What stands around the verdicts.
struct JsonFrame {
  std::string event;
  std::string file;
  std::string import_id;  ///< empty for a dry run
};
/// Verdict by verdict, for a long file has many.
void print_json(std::ostream& out, const booking::DelegateForecast& forecast, const JsonFrame& frame);
void print_json(std::ostream& out, const feedback::ResponseForecast& forecast, const JsonFrame& frame);
void print_json(std::ostream& out, const feedback::NoteForecast& forecast, const JsonFrame& frame);

}  // namespace muster::cli
